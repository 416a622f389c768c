import type { PasskeyReason } from '@waha-passkey/contract';
import { advance } from '../../src/machine/advance';
import { dueOf, type AttemptState } from '../../src/machine/attempt-state';
import { defaultTimeouts } from '../../src/timeouts';
import {
  attemptId,
  call,
  challenge,
  code,
  gate,
  other,
  reach,
  START,
  states,
  step,
} from './scenario';

/** The state after its clock ran out; checks that it did not a moment before. */
function runOut(state: AttemptState | null): AttemptState {
  const due = state && dueOf(state);
  if (due === null) throw new Error('No clock is running.');
  const input = { type: 'due', attemptId } as const;
  expect(step(state, input, due - 1, 'fresh').trail).toEqual([]);
  const after = step(state, input, due, 'fresh').trail.at(-1);
  if (after === undefined) throw new Error('Nothing happened when it was due.');
  return after;
}

describe('each phase has a clock', () => {
  it.each([
    ['gate-seen', 15_000, 'PAGE_DID_NOT_ASK'],
    ['awaiting-assertion', 60_000, 'CHALLENGE_EXPIRED'],
    ['delivering', 10_000, 'PAGE_DID_NOT_ACKNOWLEDGE'],
    ['awaiting-phone', 122_000, 'PHONE_DID_NOT_ANSWER'],
    ['awaiting-confirmation', 122_000, 'CODE_NOT_CONFIRMED'],
    ['completing', 122_000, 'PAIRING_NOT_COMPLETED'],
  ])('%s lasts %i ms at most and ends with %s', (phase, afterMs, reason) => {
    const state = reach(states[phase] ?? []);
    expect(state && dueOf(state)).toBe(START + afterMs);
    expect(runOut(state).stage).toMatchObject({
      phase: 'ended',
      reason: { code: reason },
      retryable: true,
    });
  });

  it('ends the page’s call when its challenge expires', () => {
    const state = reach(states['awaiting-assertion'] ?? []);
    const input = { type: 'due', attemptId } as const;
    const { abandonedCallId } = step(state, input, START + 60_000, 'fresh');
    expect(abandonedCallId).toBe('call-0');
  });

  it('has none once it is over', () => {
    for (const name of ['completed', 'ended, can be renewed']) {
      const state = reach(states[name] ?? []);
      expect(state && dueOf(state)).toBeNull();
    }
  });
});

describe('a challenge expires', () => {
  it.each([
    ['at its own timeout', 60_000, 60_000],
    ['after ten minutes when its timeout is longer', 3_600_000, 600_000],
    ['after ten minutes when it has none', undefined, 600_000],
    ['after ten minutes when it makes no sense', -1, 600_000],
    ['after ten minutes when it is not a number', NaN, 600_000],
  ])('%s', (_, timeout, afterMs) => {
    const options = timeout === undefined ? other : { ...challenge, timeout };
    const state = reach([call('call-0', options)]);
    expect(state?.expiresAt).toBe(START + afterMs);
  });

  it('as far as the gate tells, until the page asks', () => {
    const seen = reach([gate(challenge)]);
    expect(seen?.expiresAt).toBe(START + 60_000);
    const asked = step(seen, call('call-0', challenge), START + 500, 'fresh');
    expect(asked.trail.at(-1)?.expiresAt).toBe(START + 60_500);
  });
});

describe('the window without a code', () => {
  const CODE_FREE = START + 300_000;

  it('runs from the first prologue, by gate or by call', () => {
    expect(reach([gate(null)])?.codeFreeUntil).toBe(CODE_FREE);
    expect(reach([call('call-0', challenge)])?.codeFreeUntil).toBe(CODE_FREE);
  });

  it('stays where it was when the page asks', () => {
    const seen = reach([gate(null)]);
    const asked = step(seen, call('call-0', challenge), START + 900, 'fresh');
    expect(asked.trail.at(-1)?.codeFreeUntil).toBe(CODE_FREE);
  });

  it.each([
    ['renewed', { type: 'renewing', attemptId } as const],
    ['superseded', call('call-1', other)],
    [
      'asked anew after its end',
      call('call-1', other),
      {
        type: 'call-ended',
        callId: 'call-0',
        reason: 'ABORTED_BY_PAGE',
      } as const,
    ],
  ])('is gone when an attempt was %s', (...[, next, before]) => {
    const state = reach([
      call('call-0', challenge),
      ...(before ? [before] : []),
    ]);
    const fresh = step(state, next, START, 'fresh').trail.at(-1);
    expect(fresh).toMatchObject({ attemptId: 'fresh', codeFreeUntil: null });
  });

  it('opens again with a new gate, after a cancel', () => {
    const state = reach(states['ended for good'] ?? []);
    const fresh = step(state, gate(other), START, 'fresh').trail.at(-1);
    expect(fresh?.codeFreeUntil).toBe(CODE_FREE);
  });

  it('does not exist for a checkpoint', () => {
    expect(reach([gate(null, 'checkpoint')])?.codeFreeUntil).toBeNull();
  });
});

describe('a page that confirms by itself', () => {
  const state = reach([...(states['awaiting-phone'] ?? []), code(true)]);

  it('shows nobody a code', () => {
    expect(state?.stage.phase).toBe('awaiting-phone');
  });

  it('is believed for five seconds; then a human has to compare', () => {
    const shown = runOut(state);
    expect(shown.stage).toEqual({
      phase: 'awaiting-confirmation',
      code: 'ABCD1234',
      due: START + 122_000,
    });
    expect(runOut(shown).stage).toMatchObject({
      reason: { code: 'CODE_NOT_CONFIRMED' },
    });
  });

  it('shows the code at once when it says that it does not after all', () => {
    const shown = step(state, code(false), START + 1, 'fresh').trail.at(-1);
    expect(shown?.stage.phase).toBe('awaiting-confirmation');
  });

  it('repeats itself without restarting its clock', () => {
    expect(step(state, code(true), START + 9, 'fresh').trail).toEqual([]);
  });
});

describe('a code', () => {
  it('that changes is shown anew, with time to compare it', () => {
    const state = reach(states['awaiting-confirmation'] ?? []);
    const changed = { ...code(false), code: 'WXYZ9876' } as const;
    const { stage } =
      step(state, changed, START + 9, 'fresh').trail.at(-1) ?? {};
    expect(stage).toEqual({
      phase: 'awaiting-confirmation',
      code: 'WXYZ9876',
      due: START + 9 + 122_000,
    });
  });
});

describe('a checkpoint', () => {
  it('has neither phone nor code: it is judged once it was delivered', () => {
    const state = reach([
      { ...call('call-0', challenge), kind: 'checkpoint' },
      { type: 'submitted', attemptId, warnings: [] },
      { type: 'delivered', attemptId },
    ]);
    expect(state?.stage.phase).toBe('completing');
  });
});

describe('an engine that cannot answer', () => {
  const refusal: PasskeyReason = {
    code: 'ENGINE_UNSUPPORTED',
    message: 'NOWEB cannot. WEBJS can.',
  };
  const moment = { now: START, freshId: attemptId, timeouts: defaultTimeouts };
  const seen =
    advance(null, gate(null), { ...moment, refusal }).trail.at(-1) ?? null;

  it('says so for as long as a challenge can last', () => {
    expect(seen?.stage).toEqual({
      phase: 'gate-seen',
      due: START + 600_000,
      refusal,
    });
    expect(runOut(seen).stage).toMatchObject({
      reason: refusal,
      retryable: false,
    });
  });

  it('ends in its own words', () => {
    const failed = {
      type: 'failed',
      reason: 'ENGINE_UNSUPPORTED',
      retryable: false,
    } as const;
    const { stage } = step(seen, failed, START, 'fresh').trail.at(-1) ?? {};
    expect(stage).toMatchObject({ phase: 'ended', reason: refusal });
  });
});

describe('an input for another attempt', () => {
  it.each(Object.keys(states))('changes nothing in state "%s"', (name) => {
    const state = reach(states[name] ?? []);
    for (const type of ['confirmed', 'cancelled', 'renewing', 'due'] as const) {
      const input = { type, attemptId: 'attempt-9' };
      expect(step(state, input, START + 900_000, 'fresh').trail).toEqual([]);
    }
  });
});
