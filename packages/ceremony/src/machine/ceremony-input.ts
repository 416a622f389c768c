import type {
  PasskeyReason,
  PasskeyReasonCode,
  PasskeySignal,
} from '@waha-passkey/contract';
import type { CeremonyTimeouts } from '../timeouts';
import type { Instant } from './attempt-state';

/**
 * Everything that can move an attempt: what the engine saw, what humans and
 * deliveries did, and time. An input that names an attempt is void for others.
 */
export type CeremonyInput = PasskeySignal | AttemptInput | ClosedInput;

export type AttemptInput = AttemptEvent & { readonly attemptId: string };

type AttemptEvent =
  /** An assertion passed every check, and goes to the page now. */
  | { readonly type: 'submitted'; readonly warnings: readonly string[] }
  /** The page acknowledged it. */
  | { readonly type: 'delivered' }
  /** `untouched`: the page never saw the assertion, and still waits. */
  | {
      readonly type: 'delivery-failed';
      readonly reason: PasskeyReasonCode;
      readonly untouched: boolean;
    }
  /** A human did this, and the page obeyed. */
  | { readonly type: 'confirmed' | 'rejected' | 'cancelled' }
  /** A human wants a fresh challenge; the page is asked now. */
  | { readonly type: 'renewing' }
  | {
      readonly type: 'renewal-failed';
      readonly reason: PasskeyReasonCode;
      readonly retryable: boolean;
    }
  /** The clock of the present stage ran out. */
  | { readonly type: 'due' };

/** This session is no longer served. */
export interface ClosedInput {
  readonly type: 'closed';
  readonly reason: PasskeyReasonCode;
}

/** The world at the moment of an input: the machine looks nowhere else. */
export interface Moment {
  readonly now: Instant;
  /** For the attempt that this input may begin. */
  readonly freshId: string;
  readonly timeouts: CeremonyTimeouts;
  /** Why this engine cannot answer a gate; null when it can. */
  readonly refusal: PasskeyReason | null;
}
