import type { PasskeyLogger } from '@waha-passkey/contract';
import { InMemoryDriver } from '@waha-passkey/testbed/driver';
import { stageSession } from './stage-session';

function createLog(): { lines: string[]; logger: PasskeyLogger } {
  const lines: string[] = [];
  const write = (message: string): void => {
    lines.push(message);
  };
  const logger = { debug: write, info: write, warn: write, error: write };
  return { lines, logger };
}

describe('observers', () => {
  it('hear each transition at once, once, and in order', async () => {
    const stage = stageSession();
    const heard: string[] = [];
    stage.session.observe(({ attempt, previousPhase }) => {
      heard.push(`${previousPhase} ${attempt.phase} ${stage.phase()}`);
    });
    await stage.reach('completed');
    expect(heard).toEqual([
      'null gate-seen gate-seen',
      'gate-seen awaiting-assertion awaiting-assertion',
      'awaiting-assertion delivering delivering',
      'delivering awaiting-phone awaiting-phone',
      'awaiting-phone awaiting-confirmation awaiting-confirmation',
      'awaiting-confirmation completing completing',
      'completing completed completed',
    ]);
    stage.sessions.close();
    expect(heard).toHaveLength(7);
  });

  it('hear of both attempts when one takes the place of another', () => {
    const stage = stageSession();
    stage.ask();
    const old = stage.session.attempt;
    stage.ask();
    expect(stage.changes.slice(1)).toEqual([
      {
        attempt: {
          ...old,
          phase: 'ended',
          deadline: null,
          reason: { code: 'SUPERSEDED', message: expect.any(String) as string },
        },
        previousPhase: 'awaiting-assertion',
      },
      { attempt: stage.session.attempt, previousPhase: null },
    ]);
    stage.sessions.close();
  });

  it('hear in order also what one of them causes', () => {
    const stage = stageSession();
    stage.changes.length = 0;
    const heard: string[] = [];
    stage.session.observe(({ attempt }) => {
      if (attempt.phase === 'gate-seen') stage.ask();
    });
    stage.session.observe(({ attempt }) => heard.push(attempt.phase));
    stage.driver.emit({ type: 'gate', kind: 'linking', challenge: null });
    expect(heard).toEqual(['gate-seen', 'awaiting-assertion']);
    stage.sessions.close();
  });

  it('do not disturb each other, nor the engine, when one throws', () => {
    const { lines, logger } = createLog();
    const stage = stageSession({ logger });
    const heard: string[] = [];
    stage.session.observe(() => {
      throw new RangeError('canary of the listener');
    });
    stage.session.observe(({ attempt }) => {
      attempt.session = 'spoilt';
    });
    stage.session.observe(({ attempt }) => heard.push(attempt.session));
    expect(() => stage.ask()).not.toThrow();
    expect(heard).toEqual(['default']);
    expect(lines.join('\n')).toMatch(/listener failed .*RangeError/);
    expect(lines.join('\n')).not.toContain('canary');
    stage.sessions.close();
  });

  it('hear nothing any more after they left, or the session closed', () => {
    const stage = stageSession();
    const heard: string[] = [];
    const leave = stage.session.observe(() => heard.push('left'));
    stage.session.observe(({ attempt }) => heard.push(attempt.phase));
    leave();
    stage.ask();
    stage.session.close('LOGGED_OUT');
    stage.session.close();
    stage.driver.emit({ type: 'completed' });
    expect(heard).toEqual(['awaiting-assertion', 'ended']);
    expect(stage.session.attempt?.reason?.code).toBe('LOGGED_OUT');
    expect(stage.driver.observers).toBe(0);
  });

  it('hear of the end also when one of them closes the session', () => {
    const stage = stageSession();
    const heard: string[] = [];
    stage.session.observe(({ attempt }) => {
      if (attempt.phase === 'awaiting-assertion') stage.session.close();
    });
    stage.session.observe(({ attempt }) => heard.push(attempt.phase));
    stage.ask();
    expect(heard).toEqual(['awaiting-assertion', 'ended']);
  });
});

describe('signals out of order', () => {
  it.each([
    ['a call without a gate', [], 'awaiting-assertion'],
    ['a code before the phone', ['code'], 'awaiting-confirmation'],
    ['the end straight away', ['completed'], 'completed'],
    [
      'the phone after the code',
      ['code', 'awaiting-phone'],
      'awaiting-confirmation',
    ],
    [
      'everything twice',
      ['code', 'code', 'completing', 'completing'],
      'completing',
    ],
    ['a repeated gate', ['gate', 'gate'], 'awaiting-phone'],
    ['a failure while it completes', ['completing', 'failed'], 'ended'],
  ] as const)('lead somewhere: %s', async (_, signals, phase) => {
    const stage = stageSession();
    stage.ask();
    if (signals.length > 0) await stage.session.submit(stage.sign());
    for (const type of signals) {
      if (type === 'code') {
        stage.driver.emit({ type, code: 'ABCD1234', selfConfirming: false });
      } else if (type === 'gate') {
        stage.driver.emit({ type, kind: 'linking', challenge: null });
      } else if (type === 'failed') {
        const reason = 'REFUSED_BY_WHATSAPP';
        stage.driver.emit({ type, reason, retryable: true });
      } else {
        stage.driver.emit({ type });
      }
    }
    expect(stage.phase()).toBe(phase);
    stage.sessions.close();
  });

  it('never throw into the engine, whatever they are', () => {
    const { lines, logger } = createLog();
    let emit: (signal: unknown) => void = () => undefined;
    const driver = new InMemoryDriver();
    driver.observe = (listener) => {
      emit = listener as typeof emit;
      return () => undefined;
    };
    const stage = stageSession({ logger }, driver);
    const malformed = [
      null,
      {},
      { type: 'unheard of' },
      { type: 'call', callId: 'x' },
      { type: 'call', callId: 'x', challenge: { canary: () => 'canary' } },
    ];
    for (const signal of malformed) expect(() => emit(signal)).not.toThrow();
    expect(lines).toHaveLength(malformed.length);
    expect(lines.join()).not.toContain('canary');
    expect(stage.session.attempt).toBeNull();
    stage.sessions.close();
  });
});
