import type { PasskeyAssertion } from '@waha-passkey/contract';

export interface CheckedAssertion {
  /** A fresh object of known members; the bytes are as they came. */
  readonly assertion: PasskeyAssertion;
  /** Oddities that were tolerated, for humans. */
  readonly warnings: readonly string[];
  /** The authenticator's signature counter: recorded, never decisive. */
  readonly signCount: number;
}
