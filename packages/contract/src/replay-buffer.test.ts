import type { PasskeySignal } from './driver';
import { ReplayBuffer } from './replay-buffer';

const gate = (challenge: string): PasskeySignal => ({
  type: 'gate',
  kind: 'linking',
  challenge: { challenge, allowCredentials: [] },
});
const call = (callId: string): PasskeySignal => ({
  type: 'call',
  callId,
  kind: 'linking',
  challenge: { challenge: callId, allowCredentials: [] },
  origin: 'https://web.whatsapp.com',
});
const failed: PasskeySignal = {
  type: 'failed',
  reason: 'REFUSED_BY_WHATSAPP',
  retryable: true,
};
const phone: PasskeySignal = { type: 'awaiting-phone' };

describe('what a late observer is given', () => {
  const rows: [string, PasskeySignal[], PasskeySignal[]][] = [
    [
      'the whole attempt under way',
      [gate('1'), call('1'), phone],
      [gate('1'), call('1'), phone],
    ],
    [
      'its newest call alone',
      [gate('1'), call('1'), call('2')],
      [gate('1'), call('2')],
    ],
    [
      'a repeated gate, with the call that waits behind it',
      [gate('1'), call('1'), gate('2')],
      [gate('2'), call('1')],
    ],
    [
      'the next gate alone once the last attempt has failed',
      [gate('1'), call('1'), phone, failed, gate('2')],
      [gate('2')],
    ],
    [
      'nothing once the device is linked',
      [gate('1'), phone, { type: 'completed' }],
      [],
    ],
    [
      'nothing once the page is gone',
      [gate('1'), call('1'), { type: 'gone', reason: 'PAGE_RELOADED' }],
      [],
    ],
    [
      'nothing of a pairing code, which is no part of an attempt',
      [{ type: 'pairing-code', state: 'expired' }, gate('1')],
      [gate('1')],
    ],
  ];

  it.each(rows)('is %s', (_, signals, expected) => {
    const buffer = new ReplayBuffer();
    for (const signal of signals) buffer.add(signal);
    expect(buffer.all).toEqual(expected);
  });
});
