import { Envelope, UnreadableError } from './envelope';

const secret = 'x'.repeat(32);

describe('Envelope', () => {
  const envelope = new Envelope(secret);

  it('opens what was sealed with the same secret, for the same context', () => {
    const sealed = envelope.seal({ text: 'ü' }, 'question:1');
    expect(new Envelope(secret).open(sealed, 'question:1')).toEqual({
      text: 'ü',
    });
  });

  it.each([
    ['another context', 'question:2', (sealed: string) => sealed],
    ['a changed byte', 'question:1', flipLast],
    ['a cut text', 'question:1', (sealed: string) => sealed.slice(0, 20)],
    ['no text', 'question:1', () => ''],
  ])('does not open %s', (_what, context, change) => {
    const sealed = change(envelope.seal('text', 'question:1'));
    expect(() => envelope.open(sealed, context)).toThrow(UnreadableError);
  });

  it('seals the same differently each time, and hides names alike', () => {
    expect(envelope.seal(1, 'x')).not.toBe(envelope.seal(1, 'x'));
    expect(envelope.hide('one')).toBe(new Envelope(secret).hide('one'));
    expect(envelope.hide('one')).not.toBe(
      new Envelope('y'.repeat(32)).hide('one'),
    );
  });

  it('refuses a secret that is too short, in bytes', () => {
    expect(() => new Envelope('x'.repeat(31))).toThrow(
      /31 bytes.*At least 32.*openssl rand -hex 32/,
    );
    expect(() => new Envelope('ü'.repeat(16))).not.toThrow();
  });
});

function flipLast(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString('base64');
}
