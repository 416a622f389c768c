import { decodeBase64url, stripPadding } from './base64url';

describe('decodeBase64url', () => {
  it('decodes what Node encodes, whatever the length', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = Buffer.from(
        Array.from({ length }, (_, index) => (index * 151 + length) & 0xff),
      );
      const decoded = decodeBase64url(bytes.toString('base64url'));
      expect(decoded && Buffer.from(decoded)).toEqual(bytes);
    }
  });

  it.each([
    ['an impossible length', 'A'],
    ['a plus sign', 'A+AA'],
    ['a slash', 'A/AA'],
    ['padding', 'AA=='],
    ['white space', 'AA AA'],
    ['a line break', 'AAAA\n'],
    ['a character beyond ASCII', 'AAAÀ'],
    ['a character whose low byte is in the alphabet', 'AAAŁ'],
    ['stray bits after one byte', 'AB'],
    ['stray bits after two bytes', 'AAB'],
  ])('refuses %s', (_, text) => {
    expect(decodeBase64url(text)).toBeNull();
  });

  it('takes one spelling for each byte string', () => {
    const alphabet =
      'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const accepted = [...alphabet].filter((last) =>
      decodeBase64url(`A${last}`),
    );
    expect(accepted.join('')).toBe('AQgw');
  });
});

describe('stripPadding', () => {
  it.each([
    ['AAAA', 'AAAA'],
    ['AAA=', 'AAA'],
    ['AA==', 'AA'],
    ['A===', 'A='],
  ])('turns %s into %s', (padded, stripped) => {
    expect(stripPadding(padded)).toBe(stripped);
  });
});
