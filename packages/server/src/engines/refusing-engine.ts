import type { EngineName, PasskeyCapability } from '@waha-passkey/contract';
import { EngineRequestError } from './engine-request-error';
import type {
  EngineRun,
  EngineRunOptions,
  SessionEngine,
} from './session-engine';

export interface RefusingEngineOptions<Transport> {
  name: EngineName;
  capability: PasskeyCapability;
  /** Without one the engine is listed, and not available. */
  transport: Transport | undefined;
  createRun: (session: string, transport: Transport) => EngineRun;
  /** Left out where the engine's own process keeps the accounts. */
  forget?: (session: string) => void;
}

/** An engine whose connections the host is given; it only refuses passkeys. */
export class RefusingEngine<Transport> implements SessionEngine {
  readonly name: EngineName;
  readonly capabilities: { passkey: PasskeyCapability };
  readonly available: boolean;

  constructor(private readonly options: RefusingEngineOptions<Transport>) {
    this.name = options.name;
    this.capabilities = { passkey: options.capability };
    this.available = options.transport !== undefined;
  }

  createRun({ session }: EngineRunOptions): EngineRun {
    const { name, transport, createRun } = this.options;
    if (transport === undefined) {
      throw new EngineRequestError(
        `This host was started without a ${name} transport. Use the engine WEBJS.`,
      );
    }
    return createRun(session, transport);
  }

  forget({ session }: Pick<EngineRunOptions, 'session'>): Promise<void> {
    this.options.forget?.(session);
    return Promise.resolve();
  }
}
