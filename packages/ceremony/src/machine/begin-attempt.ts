import type {
  PasskeyAttemptKind,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import {
  isGateUp,
  type AttemptState,
  type Instant,
  type PageCall,
  type Stage,
} from './attempt-state';
import type { Moment } from './ceremony-input';

/** The gate is up; `previous` is the newest attempt so far. */
export function beginAtGate(
  previous: AttemptState | null,
  kind: PasskeyAttemptKind,
  challenge: PasskeyChallenge | null,
  moment: Moment,
): AttemptState {
  const { now, timeouts, refusal } = moment;
  const begun = begin(kind, moment, {
    phase: 'gate-seen',
    due: now + (refusal ? timeouts.challengeMs : timeouts.gateMs),
    refusal,
  });
  const firstPrologue = previous === null || !isGateUp(previous);
  const codeFreeUntil =
    kind === 'linking' && firstPrologue ? now + timeouts.codeFreeMs : null;
  return learnChallenge({ ...begun, codeFreeUntil }, challenge, moment);
}

/** The page asks, whether its gate was seen or not. */
export function beginInCall(
  previous: AttemptState | null,
  kind: PasskeyAttemptKind,
  call: PageCall,
  moment: Moment,
): AttemptState {
  return ask(beginAtGate(previous, kind, null, moment), call, moment);
}

/** The page is further than anything seen of it: somebody came late. */
export function beginUnderWay(
  kind: PasskeyAttemptKind,
  stage: Stage,
  moment: Moment,
): AttemptState {
  return begin(kind, moment, stage);
}

/** The page waits in `get()` now. */
export function ask(
  attempt: AttemptState,
  call: PageCall,
  moment: Moment,
): AttemptState {
  const expiresAt = toExpiry(call.challenge, moment);
  const stage: Stage = { phase: 'awaiting-assertion', due: expiresAt };
  return { ...attempt, call, challenge: call.challenge, expiresAt, stage };
}

/** WhatsApp's options became known before the page asks. */
export function learnChallenge(
  attempt: AttemptState,
  challenge: PasskeyChallenge | null,
  moment: Moment,
): AttemptState {
  if (challenge === null) return attempt;
  return { ...attempt, challenge, expiresAt: toExpiry(challenge, moment) };
}

function begin(
  kind: PasskeyAttemptKind,
  { freshId, now }: Moment,
  stage: Stage,
): AttemptState {
  return {
    attemptId: freshId,
    kind,
    requestedAt: now,
    codeFreeUntil: null,
    challenge: null,
    call: null,
    expiresAt: null,
    warnings: [],
    stage,
  };
}

function toExpiry(
  { timeout }: PasskeyChallenge,
  { now, timeouts }: Moment,
): Instant {
  const usable = typeof timeout === 'number' && timeout > 0;
  return now + Math.min(usable ? timeout : Infinity, timeouts.challengeMs);
}
