/** All in milliseconds of the monotonic clock. */
export interface CeremonyTimeouts {
  /** Upper bound for a challenge, whatever its own `timeout` says. */
  challengeMs: number;
  /** From the first prologue: WhatsApp's hand-off key lives that long. */
  codeFreeMs: number;
  /** From the gate to the page's `get()`. */
  gateMs: number;
  /** Until the page acknowledges an assertion. */
  deliveryMs: number;
  /** Until the phone answers. */
  phoneMs: number;
  /** Until a page that said it confirms by itself is not believed any more. */
  selfConfirmMs: number;
  /** Until the code is confirmed. */
  confirmationMs: number;
  /** Until the pairing is complete. */
  completionMs: number;
  /** Until the page carried out confirm, reject, cancel, renew or expire. */
  orderMs: number;
}

/**
 * WhatsApp Web gives the phone, the code and the pairing 120 s each; two more
 * let the page report its own timeout first.
 */
const PAGE_CLOCK_MS = 122_000;

export const defaultTimeouts: CeremonyTimeouts = {
  challengeMs: 600_000,
  codeFreeMs: 300_000,
  gateMs: 15_000,
  deliveryMs: 10_000,
  phoneMs: PAGE_CLOCK_MS,
  selfConfirmMs: 5_000,
  confirmationMs: PAGE_CLOCK_MS,
  completionMs: PAGE_CLOCK_MS,
  orderMs: 20_000,
};
