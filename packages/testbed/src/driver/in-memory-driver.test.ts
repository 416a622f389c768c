import type { PasskeyAssertion, PasskeySignal } from '@waha-passkey/contract';
import { refusingCapability } from './capabilities';
import { describePasskeyDriver } from './describe-passkey-driver';
import { InMemoryDriver } from './in-memory-driver';

describePasskeyDriver('InMemoryDriver', {
  supported: true,
  start: () => {
    const driver = new InMemoryDriver();
    let asked = 0;
    const ask = (): void => {
      asked += 1;
      driver.emit(createCall(asked));
    };
    driver.react('deliver', () => driver.emit({ type: 'awaiting-phone' }));
    driver.react('confirm', () => driver.emit({ type: 'completing' }));
    driver.react('renew', ask);
    return Promise.resolve({
      driver,
      raiseGate: () => {
        driver.emit({ type: 'gate', kind: 'linking', challenge: null });
        ask();
        return Promise.resolve();
      },
      replaceChallenge: () => Promise.resolve(ask()),
      abortCall: () =>
        Promise.resolve(
          driver.emit({
            type: 'call-ended',
            callId: driver.pendingCallId ?? '',
            reason: 'ABORTED_BY_PAGE',
          }),
        ),
      settlements: () =>
        Promise.resolve(
          driver.settlements.map(({ assertion }) =>
            assertion
              ? {
                  outcome: 'resolved' as const,
                  signature: assertion.response.signature,
                }
              : {
                  outcome: 'rejected' as const,
                  errorName: 'NotAllowedError',
                },
          ),
        ),
      sign: () => Promise.resolve(createAssertion()),
      answerPhone: () =>
        Promise.resolve(
          driver.emit({
            type: 'code',
            code: 'ABCD1234',
            selfConfirming: false,
          }),
        ),
      completePairing: () =>
        Promise.resolve(driver.emit({ type: 'completed' })),
      dropPage: () =>
        Promise.resolve(driver.emit({ type: 'gone', reason: 'BROWSER_GONE' })),
      stop: () => Promise.resolve(),
    });
  },
});

describePasskeyDriver('InMemoryDriver without support', {
  supported: false,
  start: () => {
    const driver = new InMemoryDriver({
      engine: 'NOWEB',
      capability: refusingCapability,
    });
    return Promise.resolve({
      driver,
      raiseGate: () =>
        Promise.resolve(
          driver.emit({ type: 'gate', kind: 'linking', challenge: null }),
        ),
      endGate: () =>
        Promise.resolve(
          driver.emit({
            type: 'failed',
            reason: 'ENGINE_UNSUPPORTED',
            retryable: false,
          }),
        ),
      stop: () => Promise.resolve(),
    });
  },
});

describe('InMemoryDriver', () => {
  const never = new AbortController().signal;

  it('holds an acknowledgement back until the test releases it', async () => {
    const driver = new InMemoryDriver();
    driver.emit(createCall(1));
    const held = driver.holdNext('deliver');
    const delivery = driver.deliver('call-1', createAssertion(), never);
    await held.started;
    expect(driver.settlements).toEqual([]);
    held.release();
    await delivery;
    expect(driver.settlements).toMatchObject([
      { callId: 'call-1', outcome: 'resolved' },
    ]);
  });

  it('gives a held order up when its signal is aborted', async () => {
    const driver = new InMemoryDriver();
    driver.emit(createCall(1));
    const held = driver.holdNext('deliver');
    const patience = new AbortController();
    const delivery = driver.deliver(
      'call-1',
      createAssertion(),
      patience.signal,
    );
    await held.started;
    patience.abort();
    await expect(delivery).rejects.toMatchObject({
      code: 'PASSKEY_PAGE_TIMEOUT',
    });
    expect(driver.pendingCallId).toBe('call-1');
  });

  it('fails the next order with the error a test set, once', async () => {
    const driver = new InMemoryDriver();
    driver.failNext('renew', new Error('planned'));
    await expect(driver.renew(never)).rejects.toThrow('planned');
    await expect(driver.renew(never)).resolves.toBeUndefined();
    expect(driver.countOrders('renew')).toBe(2);
  });
});

function createCall(number: number): PasskeySignal {
  return {
    type: 'call',
    callId: `call-${number}`,
    kind: 'linking',
    challenge: { challenge: `challenge-${number}` },
    origin: 'https://web.whatsapp.com',
  };
}

function createAssertion(): PasskeyAssertion {
  return {
    id: 'AA',
    rawId: 'AA',
    type: 'public-key',
    response: {
      clientDataJSON: 'AA',
      authenticatorData: 'AA',
      signature: 'AA',
    },
  };
}
