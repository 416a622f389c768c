import fc from 'fast-check';
import {
  isPasskeyError,
  PasskeyError,
  PasskeyReasonCode,
  type PasskeyAttempt,
  type PasskeyLogger,
  type PasskeyPhase,
  type PasskeySignal,
} from '@waha-passkey/contract';
import type { PasskeyChange } from '@waha-passkey/ceremony';
import type { HeldOrder } from '@waha-passkey/testbed/driver';
import { stageSession, type Stage } from './stage-session';

const ORDERS = ['confirm', 'reject', 'cancel', 'renew'] as const;
const PROGRESS = ['awaiting-phone', 'completing', 'completed'] as const;

/** One event of a session's life. */
export const steps = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ type: 'ask' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('gate' as const),
      kind: fc.constantFrom('linking' as const, 'checkpoint' as const),
      challenge: fc.constantFrom('unknown', 'same', 'other'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'ask-again' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('call-ended' as const),
      reason: fc.constantFrom(...Object.values(PasskeyReasonCode)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('progress' as const),
      signal: fc.constantFrom(...PROGRESS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('code' as const),
      selfConfirming: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('failed' as const),
      retryable: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'gone' as const }) },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('submit' as const),
      body: fc.constantFrom('valid', 'repeated', 'stale', 'rubbish'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('order' as const),
      order: fc.constantFrom(...ORDERS),
      fails: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ type: 'hold' as const }) },
  { weight: 2, arbitrary: fc.constant({ type: 'release' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('fail-delivery' as const),
      untouched: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('time' as const),
      ms: fc.constantFrom(1, 900, 5_000, 10_000, 15_000, 122_000, 600_000),
      swept: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('wall' as const),
      ms: fc.constantFrom(-86_400_000, -3_600_000, 3_600_000, 86_400_000),
    }),
  },
);

type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

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
      expect(attempt.phase).toBe('ended');
      expect(attempt.reason?.message).toMatch(/\w+/);
    }
    expect(this.#stage.driver.pendingCallId).toBeNull();
    const ended = this.#stage.driver.settlements.map(({ callId }) => callId);
    expect(ended.sort()).toEqual([...this.#challengeOfCall.keys()].sort());
    expect(this.#stage.sessions.registry.size).toBe(0);
    this.#stage.sessions.close();
    expect(this.#stage.driver.observers).toBe(0);
    this.#checkSecrets();
  }

  #act(step: Step): void {
    const { driver, session } = this.#stage;
    switch (step.type) {
      case 'ask':
        this.#ask();
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

  #ask(): void {
    if (this.#newest) this.#stale = this.#stage.sign();
    this.#newest = this.#stage.ask();
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
      expect(this.#stage.changes).toHaveLength(changes);
    }
    const attemptId = session.attempt?.attemptId ?? '';
    this.#track(
      request.then(() => {
        const signature = (body as { response: { signature: string } }).response
          .signature;
        const arrived = driver.settlements.some(
          ({ assertion }) => assertion?.response.signature === signature,
        );
        expect(arrived || this.#wentOn.has(attemptId)).toBe(true);
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
        expect(error.message).toMatch(/^[A-Z].*[.]$|^CANARY-ERROR$/s);
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
    expect(session.attempt).toEqual(before);
    expect(this.#stage.changes).toHaveLength(changes);

    // I6: PASSKEY_REQUIRED if, and only if, a call is pending.
    const { status } = session.statusOver('SCAN_QR_CODE');
    const pending = driver.pendingCallId;
    if (status === 'PASSKEY_REQUIRED') {
      expect(pending).toBe(this.#newest?.callId);
    } else if (before?.kind === 'linking' && pending !== null) {
      // Only a page that said it went on may still have to acknowledge.
      const attemptId = this.#attemptOfCall.get(pending) ?? '';
      expect(this.#wentOn.has(attemptId)).toBe(true);
    }
  }

  /** I1: one for each attempt at most; I2: only to the call it answers. */
  #checkDeliveries(): void {
    const delivered = new Set<string>();
    for (const { callId, assertion } of this.#stage.driver.settlements) {
      if (assertion === undefined) continue;
      const attemptId = this.#attemptOfCall.get(callId) ?? '';
      expect(delivered.has(attemptId)).toBe(false);
      delivered.add(attemptId);
      const clientData = JSON.parse(
        Buffer.from(assertion.response.clientDataJSON, 'base64url').toString(),
      ) as { challenge: string };
      expect(clientData.challenge).toBe(this.#challengeOfCall.get(callId));
    }
  }

  /** I7: one change for each transition, in order. */
  #checkChange({ attempt, previousPhase }: PasskeyChange): void {
    const known = this.#phases.get(attempt.attemptId) ?? null;
    expect(previousPhase).toBe(known);
    if (known === 'completed') throw new Error('A completed attempt changed.');
    if (known === 'ended') expect(attempt.retryable).toBe(false);
    this.#phases.set(attempt.attemptId, attempt.phase);
    this.#seenChanges += 1;
  }

  /** I9 */
  #checkSecrets(): void {
    expect(this.#seenChanges).toBe(this.#stage.changes.length);
    const log = this.#lines.join('\n');
    for (const secret of [...this.#secrets, ...this.#phases.keys()]) {
      expect(log).not.toContain(secret);
    }
    expect(log).not.toContain('CANARY');
    // What the observer below throws is logged, not thrown.
    expect(log).not.toMatch(/listener failed|could not be read/);
    expect(log).not.toContain(
      this.#stage.signer.credentialId.toString('base64url'),
    );
  }
}

/** Lets everything that was set off come to rest. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}
