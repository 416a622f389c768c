import type {
  PasskeyAttemptKind,
  PasskeyChallenge,
  PasskeyPhase,
  PasskeyReason,
} from '@waha-passkey/contract';

/** Milliseconds of the monotonic clock. */
export type Instant = number;

/** The page's `get()`: the only thing that can be answered. */
export interface PageCall {
  readonly callId: string;
  readonly challenge: PasskeyChallenge;
  readonly origin: string;
}

/** A code the page said it confirms by itself; shown when it does not. */
export interface HeldCode {
  readonly code: string;
  readonly confirmUntil: Instant;
}

/** The stage an attempt is in; `due` is the clock that ends it. */
export type Stage =
  | {
      readonly phase: 'gate-seen';
      readonly due: Instant;
      /** Set when this engine cannot answer, so that no one waits for it. */
      readonly refusal: PasskeyReason | null;
    }
  | { readonly phase: 'awaiting-assertion'; readonly due: Instant }
  | { readonly phase: 'delivering'; readonly due: Instant }
  | {
      readonly phase: 'awaiting-phone';
      readonly due: Instant;
      readonly heldCode: HeldCode | null;
    }
  | {
      readonly phase: 'awaiting-confirmation';
      readonly due: Instant;
      readonly code: string;
    }
  | { readonly phase: 'completing'; readonly due: Instant }
  | { readonly phase: 'completed' }
  | {
      readonly phase: 'ended';
      readonly reason: PasskeyReason;
      readonly retryable: boolean;
      /** The phase it ended in. */
      readonly after: PasskeyPhase;
    };

export interface AttemptState {
  readonly attemptId: string;
  readonly kind: PasskeyAttemptKind;
  readonly requestedAt: Instant;
  readonly codeFreeUntil: Instant | null;
  /** The challenge WhatsApp showed with the gate or asked with. */
  readonly challenge: PasskeyChallenge | null;
  /** Null until the page asks. */
  readonly call: PageCall | null;
  readonly expiresAt: Instant | null;
  readonly warnings: readonly string[];
  readonly stage: Stage;
}

export function isLive({ stage }: AttemptState): boolean {
  return stage.phase !== 'completed' && stage.phase !== 'ended';
}

/** The passkey screen is, as far as anybody knows, still there. */
export function isGateUp(attempt: AttemptState): boolean {
  return isRenewable(attempt) || isLive(attempt);
}

/** It ended, but `renew` can make the page ask once more. */
export function isRenewable({ stage }: AttemptState): boolean {
  return stage.phase === 'ended' && stage.retryable;
}

/** Not the first attempt at this gate: WhatsApp's window began before it. */
export function isFollowUp({ codeFreeUntil }: AttemptState): boolean {
  return codeFreeUntil === null;
}

/** The call the page waits in, as far as anybody knows. */
export function pendingCallId({ stage, call }: AttemptState): string | null {
  const pending =
    stage.phase === 'awaiting-assertion' || stage.phase === 'delivering';
  return pending && call !== null ? call.callId : null;
}

/** The furthest phase it came to. */
export function furthestPhase({ stage }: AttemptState): PasskeyPhase {
  return stage.phase === 'ended' ? stage.after : stage.phase;
}

const order: Record<PasskeyPhase, number> = {
  'gate-seen': 0,
  'awaiting-assertion': 1,
  delivering: 2,
  'awaiting-phone': 3,
  'awaiting-confirmation': 4,
  completing: 5,
  completed: 6,
  ended: 7,
};

export function isLater(phase: PasskeyPhase, than: PasskeyPhase): boolean {
  return order[phase] > order[than];
}

/** The clock now running; null when none is. */
export function dueOf({ stage }: AttemptState): Instant | null {
  return 'due' in stage ? stage.due : null;
}
