import type { ServerLogger } from '../logging/server-logger';
import { StorageError } from '../storage/storage-error';
import type { HostedSession } from './hosted-session';
import type { SessionStore } from './session-store';

/** Keeps the record of each session as the session is. */
export class SessionRecords {
  constructor(
    private readonly store: SessionStore,
    private readonly logger: ServerLogger,
  ) {}

  /** @throws StorageError when it is not written */
  async save(
    session: HostedSession,
    running: boolean,
    config = session.config,
  ): Promise<void> {
    session.isOffered = false;
    await this.store.save({
      name: session.name,
      engine: session.engine.name,
      config,
      running,
    });
  }

  /** It is stopped, whatever the disk says; only the next start knows better. */
  async noteStopped(session: HostedSession): Promise<void> {
    if (session.damage || session.isOffered) {
      return;
    }
    try {
      await this.save(session, false);
    } catch (error) {
      if (!(error instanceof StorageError)) {
        throw error;
      }
      this.logger.error(
        `Session ${session.name}: stopped, but starts again with the server. ${error.message}`,
      );
    }
  }
}
