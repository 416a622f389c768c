import { EngineName, type PasskeyLogger } from '@waha-passkey/contract';
import { nowebCapability } from '@waha-passkey/refusing';
import { EngineRequestError } from '../engine-request-error';
import type {
  EngineRun,
  EngineRunOptions,
  SessionEngine,
} from '../session-engine';
import { NowebRun } from './noweb-run';
import type { NowebTransport } from './noweb-transport';

/** Baileys, whose sockets somebody else makes: it only refuses passkeys here. */
export class NowebEngine implements SessionEngine {
  readonly name = EngineName.NOWEB;
  readonly capabilities = { passkey: nowebCapability() };
  readonly available: boolean;

  constructor(
    private readonly transport: NowebTransport | null,
    private readonly logger: PasskeyLogger,
  ) {
    this.available = transport !== null;
  }

  createRun({ session }: EngineRunOptions): EngineRun {
    if (!this.transport) {
      throw new EngineRequestError(
        'This host was started without a NOWEB transport. Use the engine WEBJS.',
      );
    }
    const { transport, logger } = this;
    return new NowebRun({ session, transport, logger });
  }

  forget({ session }: Pick<EngineRunOptions, 'session'>): Promise<void> {
    this.transport?.forget(session);
    return Promise.resolve();
  }
}
