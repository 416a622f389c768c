import {
  SessionStatus,
  type PasskeyAttemptKind,
  type PasskeyPhase,
} from '@waha-passkey/contract';
import {
  InMemoryDriver,
  refusingCapability,
} from '@waha-passkey/testbed/driver';
import { stageSession, type Stage } from './stage-session';

let stage: Stage;

beforeEach(() => {
  stage = stageSession();
});

afterEach(() => stage.sessions.close());

describe('the status over the host’s own', () => {
  const held: Record<PasskeyPhase, SessionStatus | null> = {
    'gate-seen': null,
    'awaiting-assertion': 'PASSKEY_REQUIRED',
    delivering: 'PASSKEY_REQUIRED',
    'awaiting-phone': 'STARTING',
    'awaiting-confirmation': 'PASSKEY_CONFIRMATION_REQUIRED',
    completing: 'STARTING',
    completed: 'STARTING',
    ended: 'FAILED',
  };

  it.each(Object.entries(held) as [PasskeyPhase, SessionStatus | null][])(
    'in phase %s is %s while the host links, and the host’s otherwise',
    async (phase, status) => {
      await stage.reach(phase);
      for (const host of Object.values(SessionStatus)) {
        const linking = host === 'STARTING' || host === 'SCAN_QR_CODE';
        expect(stage.session.statusOver(host).status).toBe(
          linking && status !== null ? status : host,
        );
      }
    },
  );

  it('carries the challenge, then the code, and the attempt beside them', async () => {
    const { session } = stage;
    expect(session.statusOver('SCAN_QR_CODE')).toEqual({
      status: 'SCAN_QR_CODE',
      data: null,
      passkey: null,
    });
    const call = stage.ask();
    expect(session.statusOver('SCAN_QR_CODE')).toEqual({
      status: 'PASSKEY_REQUIRED',
      data: call.challenge,
      passkey: session.attempt,
    });
    await session.submit(stage.sign());
    expect(session.statusOver('STARTING').data).toBeNull();
    stage.driver.emit({
      type: 'code',
      code: 'ABCD1234',
      selfConfirming: false,
    });
    expect(session.statusOver('STARTING').data).toEqual({ code: 'ABCD1234' });
  });

  it('is the host’s own after an end without a card to renew at', () => {
    stage.ask();
    stage.driver.emit({ type: 'gone', reason: 'PAGE_RELOADED' });
    expect(stage.session.statusOver('SCAN_QR_CODE')).toMatchObject({
      status: 'SCAN_QR_CODE',
      passkey: { reason: { code: 'PAGE_RELOADED' }, retryable: false },
    });
  });

  it('shows no QR code between two challenges of the same gate', () => {
    stage.ask();
    void stage.session.renew();
    expect(stage.session.attempt?.phase).toBe('gate-seen');
    expect(stage.session.statusOver('SCAN_QR_CODE')).toMatchObject({
      status: 'STARTING',
      data: null,
    });
    stage.ask();
    expect(stage.session.statusOver('SCAN_QR_CODE').status).toBe(
      'PASSKEY_REQUIRED',
    );
  });

  it('stays WORKING at a checkpoint, whatever its phase', async () => {
    const kind: PasskeyAttemptKind = 'checkpoint';
    stage.driver.emit({ type: 'gate', kind, challenge: null });
    stage.ask(kind);
    expect(stage.session.statusOver('WORKING')).toMatchObject({
      status: 'WORKING',
      data: null,
      passkey: { kind, phase: 'awaiting-assertion', codeFreeUntil: null },
    });
    expect(stage.session.statusOver('STARTING').status).toBe('STARTING');
    await stage.session.submit(stage.sign());
    stage.driver.emit({ type: 'completed' });
    expect(stage.session.attempt?.phase).toBe('completed');
  });

  it('asks for a passkey without a challenge when the engine cannot answer', async () => {
    stage.sessions.close();
    const driver = new InMemoryDriver({ capability: refusingCapability });
    stage = stageSession({}, driver);
    await stage.reach('gate-seen');
    const { code, message } = refusingCapability.reason ?? {};
    expect(stage.session.statusOver('SCAN_QR_CODE')).toMatchObject({
      status: 'PASSKEY_REQUIRED',
      data: null,
      passkey: { reason: { code, message }, retryable: false },
    });
    driver.emit({
      type: 'failed',
      reason: 'ENGINE_UNSUPPORTED',
      retryable: false,
    });
    expect(stage.session.statusOver('FAILED')).toMatchObject({
      status: 'FAILED',
      passkey: { phase: 'ended', reason: { code, message } },
    });
  });
});

describe('what can be read', () => {
  it('is read without changing anything', () => {
    const call = stage.ask();
    for (let round = 0; round < 3; round += 1) {
      expect(stage.session.challenge()).toEqual(call.challenge);
    }
    stage.clock.advance(700_000);
    expect(() => stage.session.challenge()).toThrow(/Renew/);
    expect(() => stage.session.confirmation()).toThrow();
    expect(stage.session.attempt?.phase).toBe('awaiting-assertion');
    expect(stage.changes).toHaveLength(1);
    expect(stage.driver.orders).toEqual([]);
  });

  it('counts down to what ends the phase, not to the window without a code', () => {
    stage.ask();
    const { attempt } = stage.session;
    expect(attempt?.deadline).toBe(attempt?.expiresAt);
    expect(attempt?.codeFreeUntil).toBeLessThan(attempt?.deadline ?? 0);
    stage.clock.advance(300_001);
    stage.sessions.registry.sweep();
    expect(stage.session.attempt).toMatchObject({
      phase: 'awaiting-assertion',
      retryable: false,
    });
  });

  it('cannot be used to change the session', () => {
    const call = stage.ask();
    for (const challenge of [stage.session.challenge(), call.challenge]) {
      expect(() => {
        challenge.challenge = 'AAAA';
      }).toThrow(TypeError);
    }
    const attempt = stage.session.attempt;
    if (attempt) attempt.phase = 'completed';
    expect(stage.session.challenge().challenge).toHaveLength(43);
    expect(stage.session.attempt?.phase).toBe('awaiting-assertion');
  });

  it.each([
    ['nothing pending', undefined],
    ['gate-seen', 'gate-seen'],
    ['awaiting-phone', 'awaiting-phone'],
    ['completed', 'completed'],
    ['ended', 'ended'],
  ] as const)('is no challenge with %s', async (_, phase) => {
    if (phase) await stage.reach(phase);
    expect(() => stage.session.challenge()).toThrow(
      expect.objectContaining({ code: 'PASSKEY_NOT_PENDING' }) as Error,
    );
  });

  it('is the engine’s own reason when it cannot answer', async () => {
    stage.sessions.close();
    const driver = new InMemoryDriver({ capability: refusingCapability });
    stage = stageSession({}, driver);
    const unsupported = expect.objectContaining({
      code: 'PASSKEY_ENGINE_UNSUPPORTED',
      message: refusingCapability.reason?.message,
    }) as Error;
    expect(() => stage.session.challenge()).toThrow(unsupported);
    await stage.reach('gate-seen');
    expect(() => stage.session.challenge()).toThrow(unsupported);
    expect(() => stage.session.confirmation()).toThrow(unsupported);
    expect(stage.session.capability).toBe(refusingCapability);
  });
});
