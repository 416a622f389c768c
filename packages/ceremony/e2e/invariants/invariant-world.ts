import assert from 'node:assert/strict';
import {
  isPasskeyError,
  PasskeyError,
  type PasskeyAttempt,
  type PasskeyAttemptKind,
  type PasskeyLogger,
  type PasskeyPhase,
  type PasskeySignal,
} from '@waha-passkey/contract';
import type { PasskeyChange } from '@waha-passkey/ceremony';
import type { HeldOrder } from '@waha-passkey/testbed/driver';
import { stageSession, type Stage } from '../session/stage-session';
import type { Step } from './steps';

/** A session, a page, a clock, and what must be true of them at any time. */
export class InvariantWorld {
  readonly #stage: Stage;
  readonly #lines: string[] = [];
  readonly #secrets = new Set<string>();
  /** The attempt each call belongs to. */
  readonly #attemptOfCall = new Map<string, string>();
  readonly #challengeOfCall = new Map<string, string>();
  /** Attempts whose page went on by itself. */
  readonly #wentOn = new Set<string>();
  readonly #requests: Promise<void>[] = [];
  #newest: Extract<PasskeySignal, { type: 'call' }> | null = null;
  #stale: unknown = {};
  #submitted: unknown = {};
  #held: HeldOrder | null = null;
  #phases = new Map<string, PasskeyPhase>();
  #seenChanges = 0;

  constructor() {
    const write = (message: string): void => {
      this.#lines.push(message);
    };
    const logger: PasskeyLogger = {
      debug: write,
      info: write,
      warn: write,
      error: write,
    };
    this.#stage = stageSession({ logger, limits: { perMinute: 1_000 } });
    this.#stage.session.observe((change) => this.#checkChange(change));
  }

  async play(step: Step): Promise<void> {
    this.#act(step);
    await settle();
    this.#check();
  }

  /** I4 and I10: everything ends, and says why. */
  async finish(): Promise<void> {
    this.#release();
    for (let round = 0; round < 6; round += 1) {
      await settle();
      this.#stage.pass(601_000);
    }
    await settle();
    await Promise.all(this.#requests);
    this.#check();
    const { attempt } = this.#stage.session;
    if (attempt !== null && attempt.phase !== 'completed') {
      assert.equal(attempt.phase, 'ended');
      assert.match(attempt.reason?.message ?? '', /\w+/);
    }
    assert.equal(this.#stage.driver.pendingCallId, null);
    const ended = this.#stage.driver.settlements.map(({ callId }) => callId);
    assert.deepEqual(ended.sort(), [...this.#challengeOfCall.keys()].sort());
    assert.equal(this.#stage.sessions.registry.size, 0);
    this.#stage.sessions.close();
    assert.equal(this.#stage.driver.observers, 0);
    this.#checkSecrets();
  }

  #act(step: Step): void {
    const { driver, session } = this.#stage;
    switch (step.type) {
      case 'ask':
        this.#ask(step.kind);
        return;
      case 'ask-again':
        if (this.#newest?.callId === driver.pendingCallId && this.#newest) {
          driver.emit(this.#newest);
        }
        return;
      case 'gate':
        driver.emit({ ...step, challenge: this.#chooseChallenge(step) });
        return;
      case 'call-ended':
        if (this.#newest) {
          const { callId } = this.#newest;
          driver.emit({ type: 'call-ended', callId, reason: step.reason });
        }
        return;
      case 'progress':
        this.#goOn();
        driver.emit({ type: step.signal });
        return;
      case 'code':
        this.#goOn();
        this.#secrets.add('CANARY77');
        driver.emit({ ...step, code: 'CANARY77' });
        return;
      case 'failed':
        driver.emit({ ...step, reason: 'REFUSED_BY_WHATSAPP' });
        return;
      case 'gone':
        driver.emit({ type: 'gone', reason: 'PAGE_RELOADED' });
        return;
      case 'submit':
        this.#submit(this.#chooseBody(step.body), step.body === 'rubbish');
        return;
      case 'order':
        if (step.fails) driver.failNext(step.order, new Error('CANARY-ERROR'));
        this.#track(session[step.order]());
        return;
      case 'hold':
        this.#held ??= driver.holdNext('deliver');
        return;
      case 'release':
        this.#release();
        return;
      case 'fail-delivery':
        driver.failNext(
          'deliver',
          new PasskeyError('PASSKEY_INTERNAL', 'CANARY-ERROR', {
            retryable: step.untouched,
          }),
        );
        return;
      case 'time':
        if (step.swept) this.#stage.pass(step.ms);
        else this.#stage.clock.advance(step.ms);
        return;
      case 'wall':
        this.#stage.clock.setWallBy(step.ms);
    }
  }

  #release(): void {
    this.#held?.release();
    this.#held = null;
  }

  #ask(kind: PasskeyAttemptKind): void {
    if (this.#newest) this.#stale = this.#stage.sign();
    this.#newest = this.#stage.ask(kind);
    const { callId, challenge } = this.#newest;
    this.#challengeOfCall.set(callId, challenge.challenge);
    this.#attemptOfCall.set(
      callId,
      this.#stage.session.attempt?.attemptId ?? '',
    );
    this.#secrets.add(challenge.challenge);
  }

  /** A page goes on once it has the assertion; its answer may come later. */
  #goOn(): void {
    this.#release();
    const { attempt } = this.#stage.session;
    if (attempt) this.#wentOn.add(attempt.attemptId);
  }

  #chooseChallenge({
    challenge,
  }: Extract<Step, { type: 'gate' }>): { challenge: string } | null {
    if (challenge === 'same') return this.#newest?.challenge ?? null;
    return challenge === 'other' ? { challenge: 'Q0FOQVJZ' } : null;
  }

  #chooseBody(body: string): unknown {
    if (body === 'rubbish') return { type: 'public-key', response: {} };
    if (body === 'stale') return this.#stale;
    if (body === 'valid' && this.#newest) this.#submitted = this.#stage.sign();
    return this.#submitted;
  }

  /** I3: a success implies that the page has it; I8: rubbish changes nothing. */
  #submit(body: unknown, rubbish: boolean): void {
    const { session, driver } = this.#stage;
    const changes = this.#stage.changes.length;
    const overdue = this.#isOverdue();
    const request = session.submit(body);
    if (rubbish && !overdue) {
      assert.equal(this.#stage.changes.length, changes);
    }
    const attemptId = session.attempt?.attemptId ?? '';
    this.#track(
      request.then(() => {
        const signature = (body as { response: { signature: string } }).response
          .signature;
        const arrived = driver.settlements.some(
          ({ assertion }) => assertion?.response.signature === signature,
        );
        assert.equal(arrived || this.#wentOn.has(attemptId), true);
      }),
    );
  }

  #isOverdue(): boolean {
    const { deadline } = this.#stage.session.attempt ?? { deadline: null };
    return deadline !== null && deadline <= this.#stage.clock.wallMs();
  }

  #track(request: Promise<void>): void {
    this.#requests.push(
      request.catch((error: unknown) => {
        // A refusal is an answer; anything else is a failed expectation.
        if (!isPasskeyError(error)) throw error;
        assert.match(error.message, /^[A-Z].*[.]$|^CANARY-ERROR$/s);
      }),
    );
  }

  #check(): void {
    const { driver, session } = this.#stage;
    this.#checkDeliveries();

    // I5: reading is pure.
    const before: PasskeyAttempt | null = session.attempt;
    const changes = this.#stage.changes.length;
    try {
      session.challenge();
    } catch (error) {
      if (!isPasskeyError(error)) throw error;
    }
    assert.deepEqual(session.attempt, before);
    assert.equal(this.#stage.changes.length, changes);

    // I12: a linked device stays WORKING, whatever it is asked.
    assert.equal(session.statusOver('WORKING').status, 'WORKING');

    // I6: PASSKEY_REQUIRED if, and only if, a call is pending.
    const { status } = session.statusOver('SCAN_QR_CODE');
    const pending = driver.pendingCallId;
    if (status === 'PASSKEY_REQUIRED') {
      assert.equal(pending, this.#newest?.callId);
    } else if (before?.kind === 'linking' && pending !== null) {
      // Only a page that said it went on may still have to acknowledge.
      const attemptId = this.#attemptOfCall.get(pending) ?? '';
      assert.equal(this.#wentOn.has(attemptId), true);
    }
  }

  /** I1: one for each attempt at most; I2: only to the call it answers. */
  #checkDeliveries(): void {
    const delivered = new Set<string>();
    for (const { callId, assertion } of this.#stage.driver.settlements) {
      if (assertion === undefined) continue;
      const attemptId = this.#attemptOfCall.get(callId) ?? '';
      assert.equal(delivered.has(attemptId), false);
      delivered.add(attemptId);
      const clientData = JSON.parse(
        Buffer.from(assertion.response.clientDataJSON, 'base64url').toString(),
      ) as { challenge: string };
      assert.equal(clientData.challenge, this.#challengeOfCall.get(callId));
    }
  }

  /** I7: one change for each transition, in order. */
  #checkChange({ attempt, previousPhase }: PasskeyChange): void {
    const known = this.#phases.get(attempt.attemptId) ?? null;
    assert.equal(previousPhase, known);
    if (known === 'completed') throw new Error('A completed attempt changed.');
    if (known === 'ended') assert.equal(attempt.retryable, false);
    if (known !== 'ended') this.#checkRenewal(attempt);
    this.#phases.set(attempt.attemptId, attempt.phase);
    this.#seenChanges += 1;
  }

  /** I11: only a checkpoint's question outlives its cancel. */
  #checkRenewal({ kind, reason, retryable }: PasskeyAttempt): void {
    if (reason?.code !== 'CANCELLED') return;
    assert.equal(retryable, kind === 'checkpoint');
  }

  /** I9 */
  #checkSecrets(): void {
    assert.equal(this.#seenChanges, this.#stage.changes.length);
    const log = this.#lines.join('\n');
    for (const secret of [...this.#secrets, ...this.#phases.keys()]) {
      assert.ok(!log.includes(secret));
    }
    assert.ok(!log.includes('CANARY'));
    // What the observer below throws is logged, not thrown.
    assert.doesNotMatch(log, /listener failed|could not be read/);
    assert.ok(
      !log.includes(this.#stage.signer.credentialId.toString('base64url')),
    );
  }
}

/** Lets everything that was set off come to rest. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}
