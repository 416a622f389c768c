import {
  isPasskeyError,
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyCapability,
  type PasskeyReason,
} from '@waha-passkey/contract';
import {
  isLive,
  isRenewable,
  type AttemptState,
} from '../machine/attempt-state';
import { errorCodeOf } from './reason-error-codes';

/** No attempt since the session started. */
export function createNothingPendingError(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.NOT_PENDING,
    'WhatsApp has not asked this session for a passkey. Wait for the status PASSKEY_REQUIRED.',
  );
}

export function createClosedError(session: string): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.SESSION_NOT_FOUND,
    `The session "${session}" is not running. Start it first.`,
  );
}

export function createUnsupportedError({
  reason,
}: PasskeyCapability): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.ENGINE_UNSUPPORTED,
    reason?.message ?? 'This engine cannot answer a passkey.',
  );
}

/** Of a body that could not be parsed: the same in every state. */
export function createNotJsonBodyError(attemptId?: string): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.BAD_BODY,
    'The body is not valid JSON. Send credential.toJSON() as it is.',
    { retryable: true, ...(attemptId === undefined ? {} : { attemptId }) },
  );
}

export function createOtherAttemptError(attempt: AttemptState): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.SUPERSEDED,
    'Another attempt has taken the place of the one named. Fetch the newest attempt and go on with that.',
    { attemptId: attempt.attemptId },
  );
}

export function createAlreadySubmittedError(
  attempt: AttemptState,
): PasskeyError {
  const { attemptId } = attempt;
  return new PasskeyError(
    PasskeyErrorCode.ALREADY_SUBMITTED,
    `Another assertion was submitted for this challenge, and it counts. ${adviseToFollow(attempt)}`,
    { attemptId },
  );
}

/** The attempt is over; `reason` says why, in words for a human. */
export function createEndedError(
  attemptId: string,
  { code, message }: PasskeyReason,
): PasskeyError {
  return new PasskeyError(errorCodeOf[code], message, { attemptId });
}

/** This attempt does not wait for what was asked; the message says for what. */
export function createNotPendingError(attempt: AttemptState): PasskeyError {
  const { attemptId } = attempt;
  return new PasskeyError(PasskeyErrorCode.NOT_PENDING, describeWait(attempt), {
    attemptId,
  });
}

export function createNotRenewableError(attempt: AttemptState): PasskeyError {
  const { attemptId, kind } = attempt;
  const nextGate =
    kind === 'checkpoint'
      ? 'Wait until WhatsApp asks again, or restart the session.'
      : 'Scan a new QR code, or restart the session.';
  const advice = isLive(attempt) ? 'Wait for its end, or cancel it.' : nextGate;
  return new PasskeyError(
    PasskeyErrorCode.NOT_RENEWABLE,
    `${describeWait(attempt)} It cannot be renewed now. ${advice}`,
    { attemptId },
  );
}

/** A cancel or a rejection is running, and takes precedence. */
export function createEndingError(
  { attemptId }: AttemptState,
  code: 'PASSKEY_NOT_PENDING' | 'PASSKEY_NOT_RENEWABLE',
): PasskeyError {
  return new PasskeyError(
    code,
    'This attempt is being cancelled or rejected right now. Fetch the attempt again in a moment.',
    { attemptId },
  );
}

/** Whatever a driver throws, clients meet a `PasskeyError` about `attemptId`. */
export function toPasskeyError(
  error: unknown,
  attemptId: string,
  retryable?: boolean,
): PasskeyError {
  if (!isPasskeyError(error)) {
    return new PasskeyError(
      PasskeyErrorCode.INTERNAL,
      'The engine failed in an unforeseen way. Look at the log, then restart the session.',
      { attemptId, cause: error },
    );
  }
  const { code, message, field, received, retryAfterMs } = error;
  return new PasskeyError(code, message, {
    attemptId,
    retryable: retryable ?? error.retryable,
    ...(field === undefined ? {} : { field }),
    ...(received === undefined ? {} : { received }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(error.cause === undefined ? {} : { cause: error.cause }),
  });
}

function describeWait(attempt: AttemptState): string {
  const { stage, kind } = attempt;
  const isCheckpoint = kind === 'checkpoint';
  switch (stage.phase) {
    case 'gate-seen':
      return `The passkey screen is there, but WhatsApp Web does not ask yet. Wait for the ${isCheckpoint ? 'phase awaiting-assertion' : 'status PASSKEY_REQUIRED'}.`;
    case 'awaiting-assertion':
      return 'The attempt waits for the owner to sign. Submit an assertion.';
    case 'delivering':
      return `An assertion is on its way to WhatsApp Web. ${adviseToFollow(attempt)}`;
    case 'awaiting-phone':
      return 'WhatsApp took the passkey and waits for the phone. Approve the link there.';
    case 'awaiting-confirmation':
      return 'The attempt waits for the code to be compared. Confirm or reject it.';
    case 'completing':
      return `WhatsApp ${isCheckpoint ? 'judges the passkey' : 'completes the link'}. ${adviseToFollow(attempt)}`;
    case 'completed':
      return 'The attempt was completed; nothing is pending.';
    case 'ended':
      return isRenewable(attempt)
        ? stage.reason.message
        : `Nothing is pending any more. ${stage.reason.message}`;
  }
}

/** The session of a checkpoint stays WORKING, which says nothing. */
function adviseToFollow({ kind }: AttemptState): string {
  return kind === 'checkpoint'
    ? 'Follow the attempt.'
    : 'Follow the session status.';
}
