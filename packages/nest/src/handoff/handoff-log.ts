import type { PasskeyLogger } from '@waha-passkey/contract';
import { toKnownError } from '../errors/to-known-error';
import type { HandoffGrant } from './handoff-grant';

/** What a ticket or claim is used for, in the words of the log. */
export type HandoffAction =
  'claim' | 'submit' | 'confirm' | 'reject' | 'cancel' | 'renew' | 'transfer';

/** One line for each use of a link, with the address it came from. */
export class HandoffLog {
  constructor(private readonly logger: PasskeyLogger) {}

  /** Of a link that opens a session. */
  use(grant: HandoffGrant, address: string, what: string): void {
    const { session, attemptId } = grant;
    this.logger.info(
      `[${session}] passkey hand-off by ${address}: ${what}, ${attemptId}`,
    );
  }

  /** Of a link that is not known, or is over. */
  refusal(address: string, action: HandoffAction, error: unknown): void {
    const { code } = toKnownError(error);
    this.logger.warn(
      `passkey hand-off by ${address}: ${action} refused, ${code}`,
    );
  }
}
