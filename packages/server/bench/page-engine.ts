import { EngineName } from '@waha-passkey/contract';
import { PagePasskeyDriver } from '@waha-passkey/whatsapp-web';
import type { EngineRun, SessionEngine } from '../src';

/** The real driver on a page of the benchmark's own, without a client. */
export class PageEngine implements SessionEngine {
  readonly name = EngineName.WEBJS;
  readonly available = true;
  readonly driver = new PagePasskeyDriver();
  readonly capabilities = { passkey: this.driver.capability };

  createRun(): EngineRun {
    return {
      driver: this.driver,
      observe: () => undefined,
      start: () => undefined,
      requestCode: () => Promise.reject(new Error('Not in a benchmark.')),
      logout: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    };
  }

  forget(): Promise<void> {
    return Promise.resolve();
  }
}
