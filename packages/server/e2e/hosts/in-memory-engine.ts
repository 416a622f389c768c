import {
  EngineName,
  type EngineCapabilities,
  type PasskeyCapability,
} from '@waha-passkey/contract';
import {
  answeringCapability,
  InMemoryDriver,
} from '@waha-passkey/testbed/driver';
import {
  EngineRequestError,
  type EngineInfo,
  type EngineNews,
  type EngineRun,
  type EngineRunOptions,
  type SessionEngine,
} from '../../src';

/** A run without a browser: the test tells its news. */
export class InMemoryRun implements EngineRun {
  readonly calls: string[] = [];
  /** What `requestCode` answers; null refuses the number. */
  code: string | null = 'ABCD-EFGH';
  info: EngineInfo | null = null;
  private listener: (news: EngineNews) => void = () => undefined;

  constructor(
    readonly options: EngineRunOptions,
    readonly driver: InMemoryDriver,
  ) {}

  observe(listener: (news: EngineNews) => void): void {
    this.listener = listener;
  }

  tell(news: EngineNews): void {
    this.listener(news);
  }

  start(): void {
    this.calls.push('start');
  }

  readInfo(): Promise<EngineInfo | null> {
    return Promise.resolve(this.info);
  }

  requestCode(phoneNumber: string): Promise<string> {
    this.calls.push(`requestCode ${phoneNumber}`);
    return this.code === null
      ? Promise.reject(new EngineRequestError('No code for this number.'))
      : Promise.resolve(this.code);
  }

  logout(): Promise<void> {
    this.calls.push('logout');
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.calls.push('stop');
    return Promise.resolve();
  }
}

export class InMemoryEngine implements SessionEngine {
  readonly capabilities: EngineCapabilities;
  readonly runs: InMemoryRun[] = [];
  readonly forgotten: string[] = [];
  readonly available = true;

  constructor(
    readonly name: EngineName = EngineName.WEBJS,
    private readonly capability: PasskeyCapability = answeringCapability,
  ) {
    this.capabilities = { passkey: capability };
  }

  createRun(options: EngineRunOptions): InMemoryRun {
    const driver = new InMemoryDriver({
      engine: this.name,
      capability: this.capability,
    });
    const run = new InMemoryRun(options, driver);
    this.runs.push(run);
    return run;
  }

  forget({ session }: { session: string }): Promise<void> {
    this.forgotten.push(session);
    return Promise.resolve();
  }

  /** The newest run of that session. */
  runOf(session: string): InMemoryRun {
    const run = this.runs.findLast((one) => one.options.session === session);
    if (!run) {
      throw new Error(`Session ${session} was never started.`);
    }
    return run;
  }
}
