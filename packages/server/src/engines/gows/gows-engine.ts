import { EngineName, type PasskeyLogger } from '@waha-passkey/contract';
import { gowsCapability } from '@waha-passkey/refusing';
import { EngineRequestError } from '../engine-request-error';
import type {
  EngineRun,
  EngineRunOptions,
  SessionEngine,
} from '../session-engine';
import { GowsRun } from './gows-run';
import type { GowsTransport } from './gows-transport';

/** A GOWS process somebody else runs, of the kind that cannot answer. */
export class GowsEngine implements SessionEngine {
  readonly name = EngineName.GOWS;
  readonly capabilities = { passkey: gowsCapability() };
  readonly available: boolean;

  constructor(
    private readonly transport: GowsTransport | null,
    private readonly logger: PasskeyLogger,
  ) {
    this.available = transport !== null;
  }

  createRun({ session }: EngineRunOptions): EngineRun {
    if (!this.transport) {
      throw new EngineRequestError(
        'This host was started without a GOWS transport. Use the engine WEBJS.',
      );
    }
    const { transport, logger } = this;
    return new GowsRun({ session, transport, logger });
  }

  /** GOWS keeps the accounts itself. */
  forget(): Promise<void> {
    return Promise.resolve();
  }
}
