import type { PasskeyAttempt, PasskeyPhase } from '@waha-passkey/contract';
import { AttemptRecorder } from './attempt-recorder';
import type { PasskeyMetrics } from './passkey-metrics';

const names = [
  'attemptBegan',
  'attemptEnded',
  'phaseLeft',
  'signed',
  'delivered',
  'submitRefused',
] as const satisfies readonly (keyof PasskeyMetrics)[];

/** Keeps every call, in order, as text. */
function createRecorder() {
  const calls: string[] = [];
  let now = 0;
  let previousPhase: PasskeyPhase | null = null;
  const metrics = Object.fromEntries(
    names.map((name) => [
      name,
      (labels: object) => {
        calls.push([name, ...Object.values(labels)].join(' '));
      },
    ]),
  ) as unknown as PasskeyMetrics;
  const recorder = new AttemptRecorder(metrics, () => now);
  const go = (
    phase: PasskeyPhase,
    afterMs = 0,
    attempt: Partial<PasskeyAttempt> = {},
  ) => {
    now += afterMs;
    recorder.onChange({
      attempt: {
        attemptId: 'one',
        session: 's',
        kind: 'linking',
        phase,
        reason: null,
        ...attempt,
      } as PasskeyAttempt,
      // Null for a new attempt, as the ceremony reports it.
      previousPhase: attempt.attemptId === undefined ? previousPhase : null,
    });
    previousPhase = phase;
  };
  return { calls, go };
}

describe('AttemptRecorder', () => {
  it('counts an attempt that links, and the seconds of each phase', () => {
    const { calls, go } = createRecorder();
    go('gate-seen');
    go('awaiting-assertion', 500);
    // The challenge was replaced: the same phase.
    go('awaiting-assertion', 1_000);
    go('delivering', 4_000);
    go('awaiting-phone', 20);
    go('completing', 3_000);
    go('completed', 2_000);
    expect(calls).toEqual([
      'attemptBegan s linking',
      'phaseLeft s linking gate-seen 0.5',
      'phaseLeft s linking awaiting-assertion 5',
      'signed s linking 5',
      'phaseLeft s linking delivering 0.02',
      'delivered s linking',
      'phaseLeft s linking awaiting-phone 3',
      'phaseLeft s linking completing 2',
      'attemptEnded s linking ',
    ]);
  });

  it('counts no delivery of an assertion that the page did not take', () => {
    const { calls, go } = createRecorder();
    go('awaiting-assertion');
    go('delivering', 1_000);
    go('awaiting-assertion', 1_000);
    const code = 'CHALLENGE_EXPIRED';
    go('ended', 1_000, { reason: { code, message: '' } });
    expect(calls.filter((call) => call.startsWith('delivered'))).toEqual([]);
    expect(calls.at(-1)).toBe('attemptEnded s linking CHALLENGE_EXPIRED');
  });

  it('ends an attempt whose place another one takes', () => {
    const { calls, go } = createRecorder();
    go('awaiting-assertion');
    go('awaiting-assertion', 1_000, { attemptId: 'two' });
    expect(calls).toEqual([
      'attemptBegan s linking',
      'phaseLeft s linking awaiting-assertion 1',
      'attemptEnded s linking SUPERSEDED',
      'attemptBegan s linking',
    ]);
  });

  it('counts an end once, whatever is reported of it later', () => {
    const { calls, go } = createRecorder();
    const reason = { code: 'ABORTED_BY_PAGE', message: '' } as const;
    go('awaiting-assertion');
    go('ended', 1_000, { reason, retryable: true });
    go('ended', 1_000, { reason, retryable: false });
    expect(calls.filter((call) => call.startsWith('attemptEnded'))).toEqual([
      'attemptEnded s linking ABORTED_BY_PAGE',
    ]);
  });

  it('begins again with an attempt that is renewed after its end', () => {
    const { calls, go } = createRecorder();
    go('ended', 0, { reason: { code: 'CANCELLED', message: '' } });
    go('gate-seen');
    expect(calls).toEqual([
      'attemptBegan s linking',
      'attemptEnded s linking CANCELLED',
      'attemptBegan s linking',
    ]);
  });
});
