import fc from 'fast-check';
import { parsePageMessage } from './parse-page-message';

const modules = {
  challenge: null,
  stage: null,
  code: null,
  skipsHandoff: false,
  socketState: 'UNPAIRED',
  hasSynced: false,
};
const card = { step: 'prompt', code: null, qr: false, checkpoint: 'none' };

describe('parsePageMessage', () => {
  it.each([
    { type: 'call', callId: '1', options: { challenge: 'AAAA' }, modules },
    { type: 'call-ended', callId: '1', cause: 'aborted' },
    { type: 'prologue', modules },
    { type: 'modules', modules },
    { type: 'card', card },
    { type: 'code', code: 'ABCD1234', selfConfirming: false },
    { type: 'error', reason: 'timeout' },
    { type: 'pairing-code', state: 'expired' },
    { type: 'fault', where: 'deliver' },
  ])('takes what our scripts send: $type', (message) => {
    expect(parsePageMessage(JSON.stringify(message))).toEqual(message);
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['an unknown type', '{"type":"linked"}'],
    [
      'a call without a challenge',
      JSON.stringify({ type: 'call', callId: '1', options: {}, modules }),
    ],
    [
      'a call without its id',
      JSON.stringify({ type: 'call', options: { challenge: 'AAAA' }, modules }),
    ],
    ['an unknown cause', '{"type":"call-ended","callId":"1","cause":"x"}'],
    [
      'an unknown step',
      JSON.stringify({ type: 'card', card: { ...card, step: 'x' } }),
    ],
    ['an unknown end of a code', '{"type":"pairing-code","state":"issued"}'],
    [
      'a code that is none',
      '{"type":"code","code":"<b>","selfConfirming":true}',
    ],
    [
      'a reason without end',
      JSON.stringify({ type: 'error', reason: 'x'.repeat(500) }),
    ],
    [
      'too much',
      JSON.stringify({ type: 'fault', where: 'x', more: 'y'.repeat(70_000) }),
    ],
  ])('ignores %s', (_, payload) => {
    expect(parsePageMessage(payload)).toBeNull();
  });

  it('leaves out options it cannot read, and takes the rest', () => {
    const message = {
      type: 'modules',
      modules: { ...modules, challenge: { challenge: '=' }, stage: 'x' },
    };
    expect(parsePageMessage(JSON.stringify(message))).toMatchObject({
      modules: { challenge: null, stage: 'x' },
    });
  });

  it('drops members that our scripts do not send', () => {
    const message = { type: 'error', reason: 'timeout', constructor: 'x' };
    expect(parsePageMessage(JSON.stringify(message))).toEqual({
      type: 'error',
      reason: 'timeout',
    });
  });

  it('takes no word into the log that is not one of ours', () => {
    for (const where of ['a\nforged line', 'A', '<b>']) {
      const message = { type: 'fault', where };
      expect(parsePageMessage(JSON.stringify(message))).toBeNull();
    }
  });

  it('never throws, whatever the page sends', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (payload) => {
        expect(() => parsePageMessage(payload)).not.toThrow();
      }),
    );
  });
});
