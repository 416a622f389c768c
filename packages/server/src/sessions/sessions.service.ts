import {
  Inject,
  Injectable,
  NotFoundException,
  UnprocessableEntityException,
} from '@nestjs/common';
import { PasskeySessions } from '@waha-passkey/ceremony';
import { EngineRegistry } from '../engines/engine-registry';
import { EngineRequestError } from '../engines/engine-request-error';
import { EventBus } from '../events/event-bus';
import { createEventId } from '../events/event-id';
import type { HostStatusPayload } from '../events/session-status-event';
import { ServerLogger } from '../logging/server-logger';
import { ENVIRONMENT, type Environment } from '../observability/environment';
import type { Settings } from '../settings/settings';
import { SETTINGS } from '../settings/settings-token';
import { HostedSession } from './hosted-session';
import { Mutex } from './mutex';
import type { SessionConfig } from './session-config';
import { createSessionName } from './session-name';
import type { SessionRecord } from './session-record';
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

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly engines: EngineRegistry,
    private readonly passkeys: PasskeySessions,
    private readonly bus: EventBus,
    private readonly logger: ServerLogger,
  ) {
    this.store = new SessionStore(settings.dataFolder);
  }

  /**
   * Reads what is kept; nothing of it runs yet.
   * @throws Error naming the record that is of no use here
   */
  async load(): Promise<void> {
    for (const record of await this.store.load()) {
      this.assertEngine(record);
      const entry = this.add(record);
      if (record.running && this.settings.restartSessions) {
        this.interrupted.push(entry);
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
    return this.entries.get(name)?.session;
  }

  /** @throws NotFoundException */
  get(name: string): HostedSession {
    return this.entryOf(name).session;
  }

  async create(request: NewSession): Promise<HostedSession> {
    const name = request.name ?? createSessionName();
    const engine = this.engines.get(
      request.engine ?? this.settings.defaultEngine,
    );
    if (this.entries.has(name)) {
      throw new UnprocessableEntityException(
        `Session '${name}' already exists. Use PUT to update it.`,
      );
    }
    if (!engine.available) {
      throw new UnprocessableEntityException(
        `This host was started without a transport for ${engine.name}. Choose another engine.`,
      );
    }
    const running = request.start ?? true;
    const config = request.config ?? {};
    const entry = this.add({ name, engine: engine.name, config, running });
    await entry.mutex.run(async () => {
      await this.save(entry.session, running);
      if (running) {
        await entry.session.start();
      }
    });
    return entry.session;
  }

  /** A session that runs is restarted with its new configuration. */
  async update(name: string, config: SessionConfig): Promise<HostedSession> {
    return this.change(name, async (session) => {
      const { running } = session;
      await session.stop();
      session.config = config;
      await this.save(session, running);
      if (running) {
        await session.start();
      }
    });
  }

  async start(name: string): Promise<HostedSession> {
    return this.change(name, async (session) => {
      await this.save(session, true);
      await session.start();
    });
  }

  async stop(name: string): Promise<HostedSession> {
    return this.change(name, async (session) => {
      await this.save(session, false);
      await session.stop();
    });
  }

  async restart(name: string): Promise<HostedSession> {
    return this.change(name, async (session) => {
      await this.save(session, true);
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
    await Promise.all(
      [...this.entries.values()].map(({ session, mutex }) =>
        mutex.run(() => session.stop()),
      ),
    );
  }

  private assertEngine({ name, engine }: SessionRecord): void {
    if (!this.engines.has(engine)) {
      throw new Error(
        `${this.store.fileOf(name)} is of the engine ${engine}, which this host does not have: change or remove it.`,
      );
    }
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

  private change(
    name: string,
    task: (session: HostedSession) => Promise<void>,
  ): Promise<HostedSession> {
    const entry = this.entryOf(name);
    return entry.mutex.run(async () => {
      // It may have been deleted while this waited for its turn.
      if (this.entries.get(name) !== entry) {
        throw notFound(name);
      }
      await task(entry.session);
      return entry.session;
    });
  }

  private entryOf(name: string): Entry {
    const entry = this.entries.get(name);
    if (!entry) {
      throw notFound(name);
    }
    return entry;
  }

  private add(record: SessionRecord): Entry {
    const session = new HostedSession({
      record,
      engine: this.engines.get(record.engine),
      passkeys: this.passkeys,
      folder: this.store.folderOf(record.name),
      defaultProxy: this.settings.proxy,
      startTimeoutMs: this.settings.startTimeoutMs,
      publish: (of, payload) => {
        this.publish(of, payload);
      },
    });
    const entry = { session, mutex: new Mutex() };
    this.entries.set(record.name, entry);
    return entry;
  }

  private save(session: HostedSession, running: boolean): Promise<void> {
    return this.store.save({
      name: session.name,
      engine: session.engine.name,
      config: session.config,
      running,
    });
  }

  private publish(session: HostedSession, payload: HostStatusPayload): void {
    const why = payload.reason ?? payload.passkey?.reason?.message;
    this.logger.info(
      `Session ${session.name}: ${payload.status}${why ? ` (${why})` : ''}`,
    );
    this.bus.publish({
      event: {
        id: createEventId(),
        timestamp: Date.now(),
        event: 'session.status',
        session: session.name,
        metadata: session.config.metadata ?? {},
        me: session.me,
        payload:
          this.settings.eventData === 'none'
            ? { ...payload, data: null }
            : payload,
        engine: session.engine.name,
        environment: { ...this.environment, engine: session.engine.name },
      },
      webhooks: session.config.webhooks ?? [],
    });
  }
}

function notFound(name: string): NotFoundException {
  return new NotFoundException(
    `Session '${name}' does not exist. Create it with POST /api/sessions.`,
  );
}
