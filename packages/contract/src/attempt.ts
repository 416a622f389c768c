import type { PasskeyReason } from './reason';

/**
 * `linking`: a new device is being linked. `checkpoint`: WhatsApp asks an
 * already linked device for a passkey; the session stays WORKING meanwhile.
 */
export const PasskeyAttemptKind = {
  LINKING: 'linking',
  CHECKPOINT: 'checkpoint',
} as const;

export type PasskeyAttemptKind =
  (typeof PasskeyAttemptKind)[keyof typeof PasskeyAttemptKind];

/** The phase of an attempt, in the sequence of a ceremony that succeeds. */
export const PasskeyPhase = {
  /** The gate was seen; the page does not wait in `get()` yet. */
  GATE_SEEN: 'gate-seen',
  /** The page waits in `navigator.credentials.get()`: the owner may sign. */
  AWAITING_ASSERTION: 'awaiting-assertion',
  /** An assertion passed every check and is on its way into the page. */
  DELIVERING: 'delivering',
  /** The page took the assertion; the owner must act on the phone. */
  AWAITING_PHONE: 'awaiting-phone',
  /** Both sides show a code; a human compares them. */
  AWAITING_CONFIRMATION: 'awaiting-confirmation',
  /** The code was confirmed; WhatsApp completes the pairing. */
  COMPLETING: 'completing',
  /** Done: the device is linked, or the checkpoint is passed. */
  COMPLETED: 'completed',
  /** Over without success: see `reason`, and `retryable` for a renewal. */
  ENDED: 'ended',
} as const;

export type PasskeyPhase = (typeof PasskeyPhase)[keyof typeof PasskeyPhase];

/** What a client may know of one attempt. Times are epoch milliseconds. */
export interface PasskeyAttempt {
  attemptId: string;
  session: string;
  kind: PasskeyAttemptKind;
  phase: PasskeyPhase;
  requestedAt: number;
  /** When the challenge stops being answerable; null while none is known. */
  expiresAt: number | null;
  /**
   * Until then WhatsApp confirms an assertion by itself; later a human has to
   * compare a code. Null when no code can be spared (renewed attempts,
   * checkpoints).
   */
  codeFreeUntil: number | null;
  /**
   * The earliest clock that ends this phase; null when none runs. Never
   * `codeFreeUntil`, which ends nothing.
   */
  deadline: number | null;
  reason: PasskeyReason | null;
  /**
   * It ended, and `renew` can follow. False while it lives, though `renew` also
   * replaces a challenge that waits for its assertion.
   */
  retryable: boolean;
  /** Oddities of an accepted assertion that were tolerated. */
  warnings: string[];
}
