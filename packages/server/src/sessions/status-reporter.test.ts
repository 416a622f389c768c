import type { PasskeyAttempt } from '@waha-passkey/contract';
import type { HostStatusPayload } from '../events/session-status-event';
import { StatusReporter, type StatusView } from './status-reporter';

const attempt: PasskeyAttempt = {
  attemptId: 'a1',
  session: 'default',
  kind: 'linking',
  phase: 'awaiting-assertion',
  requestedAt: 1,
  expiresAt: 2,
  codeFreeUntil: null,
  deadline: 2,
  reason: null,
  retryable: false,
  warnings: [],
};

const view = (over: Partial<StatusView>): StatusView => ({
  status: 'STARTING',
  data: null,
  passkey: null,
  reason: null,
  ...over,
});

describe('StatusReporter', () => {
  const published: HostStatusPayload[] = [];
  let time = 0;
  const create = () => {
    published.length = 0;
    return new StatusReporter(
      'default',
      (payload) => published.push(payload),
      () => ++time,
    );
  };

  it('reports each change once and keeps the last three statuses', () => {
    const reporter = create();
    for (const status of [
      'STARTING',
      'SCAN_QR_CODE',
      'SCAN_QR_CODE',
      'WORKING',
      'STOPPED',
    ] as const) {
      reporter.report(view({ status }));
    }
    expect(published.map((payload) => payload.status)).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'WORKING',
      'STOPPED',
    ]);
    expect(published.at(-1)?.statuses.map((point) => point.status)).toEqual([
      'SCAN_QR_CODE',
      'WORKING',
      'STOPPED',
    ]);
  });

  it('does not ask for the passkey again while an assertion is delivered', () => {
    const reporter = create();
    const data = { challenge: 'x' };
    const status = 'PASSKEY_REQUIRED';
    reporter.report(view({ status, data, passkey: attempt }));
    reporter.report(
      view({ status, data, passkey: { ...attempt, phase: 'delivering' } }),
    );
    expect(published).toHaveLength(1);
  });

  it('reports another challenge under the same status', () => {
    const reporter = create();
    const status = 'PASSKEY_REQUIRED';
    reporter.report(view({ status, data: { challenge: 'x' } }));
    reporter.report(view({ status, data: { challenge: 'y' } }));
    expect(published).toHaveLength(2);
  });

  it('reports every phase of a checkpoint, whose status does not change', () => {
    const reporter = create();
    const checkpoint = { ...attempt, kind: 'checkpoint' } as const;
    const status = 'WORKING';
    reporter.report(view({ status }));
    reporter.report(view({ status, passkey: checkpoint }));
    const ended = { ...checkpoint, phase: 'ended', retryable: true } as const;
    reporter.report(view({ status, passkey: ended }));
    reporter.report(view({ status, passkey: { ...ended, retryable: false } }));
    expect(
      published.map(
        ({ passkey }) => passkey && [passkey.phase, passkey.retryable],
      ),
    ).toEqual([
      null,
      ['awaiting-assertion', false],
      ['ended', true],
      ['ended', false],
    ]);
  });

  it('reports why an attempt ended although the status stays', () => {
    const reporter = create();
    const ended = {
      ...attempt,
      phase: 'ended',
      reason: { code: 'PHONE_DID_NOT_ANSWER', message: 'No answer.' },
    } as const;
    reporter.report(view({ passkey: { ...attempt, phase: 'awaiting-phone' } }));
    reporter.report(view({ passkey: ended }));
    expect(published).toHaveLength(2);
  });
});
