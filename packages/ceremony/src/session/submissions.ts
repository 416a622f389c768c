import { isPasskeyError } from '@waha-passkey/contract';
import {
  checkAssertion,
  type CheckedAssertion,
} from '../assertion/check-assertion';
import {
  createExpectation,
  type AssertionExpectation,
} from '../assertion/expectation';
import {
  isLive,
  type AttemptState,
  type PageCall,
} from '../machine/attempt-state';
import { toReason } from '../reasons';
import type { BoundedWait } from '../registry/attempt-registry';
import type { Ceremony } from './ceremony';
import { toFingerprint } from './fingerprint';
import {
  isUnanswerable,
  requireAttempt,
  type NamedAttempt,
} from './named-attempt';
import { raceAbort } from './race-abort';
import { reasonCodeOf } from './reason-error-codes';
import {
  createAlreadySubmittedError,
  createEndedError,
  createNotJsonBodyError,
  createNotPendingError,
  createUnsupportedError,
  toPasskeyError,
} from './state-errors';
import type { SubmitLimiter } from './submit-limiter';

/** The one delivery of an attempt; of the assertion only a hash is kept. */
interface Delivery {
  readonly attemptId: string;
  readonly expectation: AssertionExpectation;
  readonly wait: BoundedWait;
  readonly outcome: Promise<void>;
  /** Null while the command is given. */
  fingerprint: string | null;
}

/** Takes assertions: at most one is delivered for each attempt. */
export class Submissions {
  private readonly ceremony: Ceremony;
  private readonly limiter: SubmitLimiter;
  private delivery: Delivery | null = null;

  constructor(ceremony: Ceremony, limiter: SubmitLimiter) {
    this.ceremony = ceremony;
    this.limiter = limiter;
    ceremony.onEnd((attemptId, reason) => {
      if (this.delivery?.attemptId !== attemptId) return;
      this.delivery.wait.end(createEndedError(attemptId, reason));
    });
  }

  /**
   * Checks the state, then the rate, and only then looks at the body.
   * `undefined` is a body that is not JSON: refused in every state.
   */
  submit(body: unknown, named: NamedAttempt): Promise<void> {
    if (body === undefined) {
      throw createNotJsonBodyError(this.ceremony.attempt?.attemptId);
    }
    const attempt = requireAttempt(this.ceremony, named);
    if (this.delivery?.attemptId === attempt.attemptId) {
      return repeat(this.delivery, attempt, body);
    }
    const call = this.requireCall(attempt);
    const { attemptId } = attempt;
    this.limiter.admit(
      attemptId,
      this.ceremony.now,
      attempt.expiresAt ?? Infinity,
    );
    const expectation = createExpectation(call.challenge, call.origin);
    const checked = this.check(body, attemptId, expectation);

    // A18: WebAuthn Level 3 §13.4.3. Still the same call, and consumed at once.
    if (requireAttempt(this.ceremony, named) !== attempt) {
      throw createNotPendingError(attempt);
    }
    return this.deliver(attempt, call, checked, expectation);
  }

  private requireCall(attempt: AttemptState): PageCall {
    const { attemptId, stage, call } = attempt;
    if (stage.phase === 'awaiting-assertion' && call !== null) return call;
    if (isUnanswerable(this.ceremony, attempt)) {
      throw createUnsupportedError(this.ceremony.driver.capability);
    }
    if (stage.phase === 'ended')
      throw createEndedError(attemptId, stage.reason);
    throw createNotPendingError(attempt);
  }

  private check(
    body: unknown,
    attemptId: string,
    expectation: AssertionExpectation,
  ): CheckedAssertion {
    try {
      return checkAssertion(body, expectation);
    } catch (error) {
      const mayTryAgain = this.limiter.recordInvalid(attemptId);
      throw toPasskeyError(error, attemptId, mayTryAgain);
    }
  }

  private deliver(
    { attemptId, kind }: AttemptState,
    call: PageCall,
    { assertion, warnings }: CheckedAssertion,
    expectation: AssertionExpectation,
  ): Promise<void> {
    const { driver, registry, timeouts } = this.ceremony;
    const wait = registry.bound(timeouts.deliveryMs, () =>
      createEndedError(attemptId, toReason('PAGE_DID_NOT_ACKNOWLEDGE', kind)),
    );
    const deliver = async (): Promise<void> =>
      driver.deliver(call.callId, assertion, wait.signal);
    let follow!: (settled: Promise<void>) => void;
    const delivery: Delivery = {
      attemptId,
      expectation,
      wait,
      outcome: new Promise((resolve) => (follow = resolve)),
      fingerprint: null,
    };
    this.delivery = delivery;
    // The page works while the rest is done, and while observers are called.
    this.ceremony.apply({ type: 'submitted', attemptId, warnings }, () => {
      follow(this.settle(attemptId, wait, deliver()));
      delivery.fingerprint = toFingerprint(assertion);
    });
    return delivery.outcome;
  }

  private async settle(
    attemptId: string,
    wait: BoundedWait,
    delivered: Promise<void>,
  ): Promise<void> {
    try {
      await raceAbort(delivered, wait.signal);
    } catch (error) {
      this.fail(attemptId, error, wait.signal.aborted);
      return;
    } finally {
      wait.end();
    }
    this.ceremony.apply({ type: 'delivered', attemptId });
  }

  private fail(attemptId: string, error: unknown, gaveUp: boolean): void {
    // The page went on: it has the assertion, whatever became of the answer.
    if (this.ceremony.hasPassed(attemptId, 'delivering')) return;
    const failure = toPasskeyError(error, attemptId, false);
    const untouched = !gaveUp && isUntouched(error);
    if (untouched) this.delivery = null;
    this.ceremony.apply({
      type: 'delivery-failed',
      attemptId,
      reason: reasonCodeOf[failure.code] ?? 'PAGE_DID_NOT_ACKNOWLEDGE',
      untouched,
    });
    throw this.isWaitingAgain(attemptId)
      ? toPasskeyError(error, attemptId, true)
      : failure;
  }

  private isWaitingAgain(attemptId: string): boolean {
    this.ceremony.catchUp();
    const { attempt } = this.ceremony;
    return (
      attempt?.attemptId === attemptId &&
      attempt.stage.phase === 'awaiting-assertion'
    );
  }
}

/** The driver's promise that the page never saw the assertion, and waits on. */
function isUntouched(error: unknown): boolean {
  if (!isPasskeyError(error) || !error.retryable) return false;
  // Without an answer in time it is unknown what the page saw.
  return error.code !== 'PASSKEY_PAGE_TIMEOUT';
}

/** The same bytes meet the same outcome; nothing is delivered twice. */
function repeat(
  delivery: Delivery,
  attempt: AttemptState,
  body: unknown,
): Promise<void> {
  const { attemptId, fingerprint, expectation, outcome } = delivery;
  let repeated: string | null = null;
  try {
    repeated = toFingerprint(checkAssertion(body, expectation).assertion);
  } catch (error) {
    if (!isPasskeyError(error)) throw toPasskeyError(error, attemptId);
  }
  if (repeated === fingerprint) return outcome;
  throw isLive(attempt)
    ? createAlreadySubmittedError(attempt)
    : createNotPendingError(attempt);
}
