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

export interface DriverCommandsOptions {
  session: string;
  driver: PasskeyDriver;
  registry: AttemptRegistry;
  timeoutMs: number;
  logger: PasskeyLogger;
}

type Command = (driver: PasskeyDriver, signal: AbortSignal) => Promise<void>;

/** Gives the driver commands, each with a deadline. */
export class DriverCommands {
  private readonly options: DriverCommandsOptions;
  private readonly waits = new Set<BoundedWait>();

  constructor(options: DriverCommandsOptions) {
    this.options = options;
  }

  async give(command: Command): Promise<void> {
    const { driver, registry, timeoutMs } = this.options;
    const wait = registry.bound(timeoutMs, createLateError);
    this.waits.add(wait);
    try {
      await raceAbort(command(driver, wait.signal), wait.signal);
    } finally {
      this.waits.delete(wait);
      wait.end();
    }
  }

  /** Has the page end a call that will not be answered; does not wait for it. */
  abandon(callId: string): void {
    const { session, logger } = this.options;
    this.give((driver, signal) => driver.expire(callId, signal)).catch(
      (error: unknown) => {
        const code = isPasskeyError(error) ? error.code : 'an unknown error';
        logger.debug(`[${session}] a passkey call could not be ended: ${code}`);
      },
    );
  }

  /** Rejects everything that waits for the page with `reason`. */
  giveUp(reason: PasskeyError): void {
    for (const wait of [...this.waits]) wait.end(reason);
  }
}

function createLateError(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.PAGE_TIMEOUT,
    'WhatsApp Web did not react in time. Look at the session, then try again or restart it.',
  );
}
