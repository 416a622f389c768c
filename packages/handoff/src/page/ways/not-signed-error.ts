import { describeOutcome, type SignOutcome } from '@waha-passkey/signing';

/** The passkey was asked, and there is no signature. */
export class NotSignedError extends Error {
  constructor(readonly outcome: Exclude<SignOutcome, { kind: 'signed' }>) {
    super(describeOutcome(outcome));
  }
}
