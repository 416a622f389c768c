import {
  isPasskeyError,
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyDriver,
  type PasskeyLogger,
} from '@waha-passkey/contract';
import type {
  AttemptRegistry,
  BoundedWait,
} from '../registry/attempt-registry';
import { raceAbort } from './race-abort';

export interface PageOrdersOptions {
  session: string;
  driver: PasskeyDriver;
  registry: AttemptRegistry;
  timeoutMs: number;
  logger: PasskeyLogger;
}

type Order = (driver: PasskeyDriver, signal: AbortSignal) => Promise<void>;

/** Gives the driver orders, and waits for none of them for ever. */
export class PageOrders {
  readonly #options: PageOrdersOptions;
  readonly #waits = new Set<BoundedWait>();

  constructor(options: PageOrdersOptions) {
    this.#options = options;
  }

  async give(order: Order): Promise<void> {
    const { driver, registry, timeoutMs } = this.#options;
    const wait = registry.bound(timeoutMs, createLateError);
    this.#waits.add(wait);
    try {
      await raceAbort(order(driver, wait.signal), wait.signal);
    } finally {
      this.#waits.delete(wait);
      wait.end();
    }
  }

  /** Has the page end a call that nobody will answer; nobody waits for it. */
  abandon(callId: string): void {
    const { session, logger } = this.#options;
    this.give((driver, signal) => driver.expire(callId, signal)).catch(
      (error: unknown) => {
        const code = isPasskeyError(error) ? error.code : 'an unknown error';
        logger.debug(`[${session}] a passkey call could not be ended: ${code}`);
      },
    );
  }

  /** Whoever waits for the page meets `reason` instead. */
  giveUp(reason: PasskeyError): void {
    for (const wait of [...this.#waits]) wait.end(reason);
  }
}

function createLateError(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.PAGE_TIMEOUT,
    'WhatsApp Web did not react in time. Look at the session, then try again or restart it.',
  );
}
