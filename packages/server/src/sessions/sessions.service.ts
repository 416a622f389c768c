import { Inject, Injectable } from '@nestjs/common';
import { PasskeySessions } from '@waha-passkey/ceremony';
import { EngineRegistry } from '../engines/engine-registry';
import { EngineRequestError } from '../engines/engine-request-error';
import { ServerLogger } from '../logging/server-logger';
import { traceError } from '../logging/trace-error';
import type { Settings } from '../settings/settings';
import { SETTINGS } from '../settings/settings-token';
import { findDamage } from './find-damage';
import { HostedSession, type RecordDamage } from './hosted-session';
import { Mutex } from './mutex';
import type { SessionConfig } from './session-config';
import { SessionAnnouncer } from './session-announcer';
import { createSessionName, DEFAULT_SESSION } from './session-name';
import type { SessionRecord } from './session-record';
import {
  createNotFoundError,
  createStoppingError,
  createTakenError,
} from './session-errors';
import { SessionRecords } from './session-records';
import { SessionStore } from './session-store';

export interface NewSession {
  name?: string;
  engine?: string;
  config?: SessionConfig;
  start?: boolean;
}

interface Entry {
  session: HostedSession;
  mutex: Mutex;
}

/** All sessions of this host; what changes one happens one at a time. */
@Injectable()
export class SessionsService {
  private readonly entries = new Map<string, Entry>();
  /** What ran when the last process ended. */
  private interrupted: Entry[] = [];
  private readonly store: SessionStore;
  private readonly records: SessionRecords;
  /** Until it is deleted, there is one of that name. */
  private offersDefault = true;
  private closing = false;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly engines: EngineRegistry,
    private readonly passkeys: PasskeySessions,
    private readonly announcer: SessionAnnouncer,
    private readonly logger: ServerLogger,
  ) {
    this.store = new SessionStore(settings.dataFolder);
    this.records = new SessionRecords(this.store, logger);
  }

  /** Reads what is kept; nothing of it runs yet. */
  async load(): Promise<void> {
    for (const stored of await this.store.load()) {
      const { name, record } = stored;
      const damage = findDamage(stored, this.store.fileOf(name), this.engines);
      if (damage) {
        this.logger.error(`Session ${name}: ${damage.reason}`);
        const engine = this.settings.defaultEngine;
        const unknown = { name, engine, config: {}, running: false };
        this.add(damage.repairable && record ? record : unknown, damage);
      } else if (record) {
        const entry = this.add(record);
        if (record.running && this.settings.restartSessions) {
          this.interrupted.push(entry);
        }
      }
    }
  }

  /** Starts again what ran; requests have to wait their turn behind that. */
  async resume(): Promise<void> {
    const entries = this.interrupted.splice(0);
    await Promise.all(
      entries.map(({ session, mutex }) =>
        mutex.run(() => this.startAgain(session)),
      ),
    );
  }

  list(): HostedSession[] {
    return [...this.entries.values()].map(({ session }) => session);
  }

  find(name: string): HostedSession | undefined {
    return this.findEntry(name)?.session;
  }

  /** @throws NotFoundException */
  get(name: string): HostedSession {
    return this.entryOf(name).session;
  }

  async create(request: NewSession): Promise<HostedSession> {
    this.assertOpen();
    const name = request.name ?? createSessionName();
    const engine = this.engines.getAvailable(
      request.engine ?? this.settings.defaultEngine,
    );
    // One that was only offered gives way.
    if (this.entries.get(name)?.session.isOffered === false) {
      throw createTakenError(name);
    }
    const running = request.start ?? true;
    const config = request.config ?? {};
    const entry = this.add({ name, engine: engine.name, config, running });
    await entry.mutex.run(async () => {
      try {
        await this.records.save(entry.session, running);
      } catch (error) {
        this.entries.delete(name);
        throw error;
      }
      if (running) {
        await entry.session.start();
      }
    });
    return entry.session;
  }

  /** A session that runs is restarted with its new configuration. */
  async update(name: string, config: SessionConfig): Promise<HostedSession> {
    return this.change(name, async (session) => {
      const { running, damage } = session;
      if (damage?.repairable === false) {
        session.assertReadable();
      }
      await this.records.save(session, running, config);
      session.damage = null;
      await session.stop();
      session.config = config;
      if (running) {
        await session.start();
      }
    });
  }

  /** @throws UnprocessableEntityException when it runs already */
  async start(name: string, config?: SessionConfig): Promise<HostedSession> {
    return this.change(name, async (session) => {
      session.assertStartable();
      await this.records.save(session, true, config);
      session.config = config ?? session.config;
      await session.start();
    });
  }

  async stop(name: string): Promise<HostedSession> {
    return this.change(name, async (session) => {
      await session.stop();
      await this.records.noteStopped(session);
    });
  }

  async restart(name: string): Promise<HostedSession> {
    return this.change(name, async (session) => {
      session.assertReadable();
      await this.records.save(session, true);
      await session.stop();
      await session.start();
    });
  }

  /** A session that ran starts again, as a new device. */
  async logout(name: string): Promise<HostedSession> {
    return this.change(name, async (session) => {
      const { running } = session;
      await session.logout();
      if (running) {
        await session.start();
      }
    });
  }

  /** Also when there is no such session. */
  async remove(name: string): Promise<void> {
    const entry = this.entries.get(name);
    if (name === DEFAULT_SESSION) {
      this.offersDefault = false;
    }
    await entry?.mutex.run(async () => {
      if (this.entries.get(name) !== entry) {
        return;
      }
      await entry.session.logout();
      await this.store.remove(name);
      this.entries.delete(name);
    });
  }

  /** Ends every run; what ran is started again by the next process. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.all(
      [...this.entries.values()].map(({ session, mutex }) =>
        mutex.run(() =>
          // What could not be written when it was stopped may be now.
          session.running ? session.stop() : this.records.noteStopped(session),
        ),
      ),
    );
  }

  /** One that cannot start does not keep the others from it. */
  private async startAgain(session: HostedSession): Promise<void> {
    try {
      await session.start();
    } catch (error) {
      if (!(error instanceof EngineRequestError)) {
        throw error;
      }
      this.logger.warn(`Session ${session.name} not started: ${error.message}`);
    }
  }

  private async restartLost(session: HostedSession): Promise<void> {
    if (this.closing) return;
    await session.restartLost().catch((error: unknown) => {
      this.logger.error(
        `Session ${session.name}: not started again: ${traceError(error)}`,
      );
    });
  }

  private change(
    name: string,
    task: (session: HostedSession) => Promise<void>,
  ): Promise<HostedSession> {
    this.assertOpen();
    const entry = this.entryOf(name);
    return entry.mutex.run(async () => {
      // It may have been deleted while this waited for its turn.
      if (this.entries.get(name) !== entry) {
        throw createNotFoundError(name);
      }
      await task(entry.session);
      return entry.session;
    });
  }

  /** What starts while the others end would outlive the server. */
  private assertOpen(): void {
    if (this.closing) {
      throw createStoppingError();
    }
  }

  private entryOf(name: string): Entry {
    const entry = this.findEntry(name);
    if (!entry) {
      throw createNotFoundError(name);
    }
    return entry;
  }

  /** As in WAHA, `default` can be used without being created. */
  private findEntry(name: string): Entry | undefined {
    const entry = this.entries.get(name);
    if (entry || name !== DEFAULT_SESSION || !this.offersDefault) {
      return entry;
    }
    const engine = this.settings.defaultEngine;
    const offered = this.add({ name, engine, config: {}, running: false });
    offered.session.isOffered = true;
    return offered;
  }

  private add(
    record: SessionRecord,
    damage: RecordDamage | null = null,
  ): Entry {
    const mutex = new Mutex();
    const session: HostedSession = new HostedSession({
      record,
      damage,
      engine: this.engines.get(record.engine),
      passkeys: this.passkeys,
      folder: this.store.folderOf(record.name),
      defaultProxy: this.settings.proxy,
      startTimeoutMs: this.settings.startTimeoutMs,
      publish: (of, payload) => {
        this.announcer.announce(of, payload);
      },
      onRestartDue: () => {
        void mutex.run(() => this.restartLost(session));
      },
    });
    const entry = { session, mutex };
    this.entries.set(record.name, entry);
    return entry;
  }
}
