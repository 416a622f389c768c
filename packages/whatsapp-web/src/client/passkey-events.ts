import type { PasskeyChange } from '@waha-passkey/ceremony';
import type {
  PairingCodeNotice,
  PasskeyAttempt,
  PasskeyChallenge,
} from '@waha-passkey/contract';

/** The events of `PagePasskey`, with their arguments. */
export interface PagePasskeyEvents {
  /** The owner has to sign `challenge` before `attempt.expiresAt`. */
  required: [request: { challenge: PasskeyChallenge; attempt: PasskeyAttempt }];
  /** Both sides show `code`: compare, then `confirm()` or `reject()`. */
  confirmation: [request: { code: string; attempt: PasskeyAttempt }];
  /** WhatsApp took the assertion; the owner has to act on the phone. */
  accepted: [attempt: PasskeyAttempt];
  /** The device is linked, or the checkpoint passed. */
  completed: [attempt: PasskeyAttempt];
  /** Over without success: see `attempt.reason` and `attempt.retryable`. */
  ended: [attempt: PasskeyAttempt];
  /**
   * The last pairing code must not be shown any longer: `notice.message` says
   * why, and what to do. Unless the phone took it, request a new code.
   */
  'pairing-code-ended': [notice: PairingCodeNotice];
  /** whatsapp-web.js failed in the background; destroy this client. */
  failed: [error: unknown];
  /** Each transition, in order. */
  change: [change: PasskeyChange];
}
