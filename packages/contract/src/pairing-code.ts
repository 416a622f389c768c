/** What became of the pairing code that was shown last. */
export const PairingCodeState = {
  /** A new code replaces any earlier one. */
  ISSUED: 'issued',
  /** The phone has accepted it, and accepts it only once. */
  USED: 'used',
  /** WhatsApp accepts it no longer. */
  EXPIRED: 'expired',
  /** WhatsApp reports that linking with it failed. */
  FAILED: 'failed',
} as const;

export type PairingCodeState =
  (typeof PairingCodeState)[keyof typeof PairingCodeState];

/** Why a pairing code must not be shown any longer. */
export interface PairingCodeNotice {
  state: Exclude<PairingCodeState, 'issued'>;
  /** One or two sentences for a human: what happened, what to do. */
  message: string;
}
