import type { PasskeyError } from '@waha-passkey/contract';
import type { AttemptState } from '../machine/attempt-state';
import type { Ceremony } from './ceremony';
import {
  createClosedError,
  createEndedError,
  createNothingPendingError,
  createOtherAttemptError,
  createUnsupportedError,
} from './state-errors';

/** A request may say which attempt it is about. */
export interface NamedAttempt {
  attemptId?: string;
}

/** Neither answered nor under way: what its engine can do decides. */
export function isUnanswerable(
  { driver }: Ceremony,
  { stage }: AttemptState,
): boolean {
  if (driver.capability.supported) return false;
  const { phase } = stage;
  return phase === 'gate-seen' || phase === 'completed' || phase === 'ended';
}

/** The attempt a request is about, or a `PasskeyError` that says why none. */
export function requireAttempt(
  ceremony: Ceremony,
  { attemptId }: NamedAttempt,
): AttemptState {
  if (ceremony.closed) throw createOverError(ceremony);
  ceremony.catchUp();
  const { attempt } = ceremony;
  const { capability } = ceremony.driver;
  if (attempt === null) {
    throw capability.supported
      ? createNothingPendingError()
      : createUnsupportedError(capability);
  }
  if (attemptId !== undefined && attemptId !== attempt.attemptId) {
    throw createOtherAttemptError(attempt);
  }
  return attempt;
}

/** A host may keep a session whose browser is gone, to show why it failed. */
function createOverError({ session, attempt }: Ceremony): PasskeyError {
  if (attempt?.stage.phase !== 'ended') return createClosedError(session);
  const { attemptId, stage } = attempt;
  return stage.reason.code === 'BROWSER_GONE'
    ? createEndedError(attemptId, stage.reason)
    : createClosedError(session);
}
