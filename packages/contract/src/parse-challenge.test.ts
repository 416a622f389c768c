import { parseChallenge } from './parse-challenge';

const options = {
  challenge: 'Zm9yLXRlc3RzLW9ubHk',
  timeout: 600_000,
  rpId: 'whatsapp.com',
  allowCredentials: [{ id: 'AAAA', type: 'public-key' }],
  userVerification: 'required',
  extensions: { uvm: true },
  unheardOf: 1,
};

describe('parseChallenge', () => {
  it('reads bytes, text and objects alike, and keeps unknown members', () => {
    const text = JSON.stringify(options);
    expect(parseChallenge(new TextEncoder().encode(text))).toEqual(options);
    expect(parseChallenge(text)).toEqual(options);
    expect(parseChallenge(options)).toBe(options);
  });

  it('needs nothing but the challenge', () => {
    expect(parseChallenge({ challenge: 'AA' })).toEqual({ challenge: 'AA' });
  });

  it.each([
    ['nothing', undefined, 'not an object'],
    ['a list', [], 'not an object'],
    ['text that is not JSON', '{"challenge":', 'not JSON'],
    ['bytes that are not UTF-8', Uint8Array.of(0xff, 0xfe), 'not UTF-8'],
    ['more than 16 KiB', ' '.repeat(16_385), 'too long'],
    ['no challenge', { rpId: 'whatsapp.com' }, 'challenge'],
    ['an empty challenge', { challenge: '' }, 'challenge'],
    ['padded base64', { challenge: 'AA==' }, 'challenge'],
    ['a timeout in words', { challenge: 'AA', timeout: 'soon' }, 'timeout'],
    ['a numeric rpId', { challenge: 'AA', rpId: 1 }, 'rpId'],
    ['one credential', { challenge: 'AA', allowCredentials: {} }, 'allow'],
    ['a bare id', { challenge: 'AA', allowCredentials: ['AA'] }, 'allow'],
  ])('refuses %s and names the fault', (_, value, fault) => {
    expect(() => parseChallenge(value)).toThrow(fault);
  });

  it('never quotes what it refuses', () => {
    const values = ['{"challenge":"canary!"}', '{"canary', 'canary'];
    const messages = values.map((value) => {
      try {
        return JSON.stringify(parseChallenge(value));
      } catch (error) {
        return String(error);
      }
    });
    expect(messages.join('\n')).not.toContain('canary');
  });
});
