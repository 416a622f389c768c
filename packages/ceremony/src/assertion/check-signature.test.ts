import { generateKeyPairSync, sign } from 'node:crypto';
import { isDerSignature } from './check-signature';

const one = '020101';

function isDer(hex: string): boolean {
  return isDerSignature(Buffer.from(hex, 'hex'));
}

describe('isDerSignature', () => {
  it.each(['P-256', 'P-384', 'P-521'])(
    'takes what Node signs with %s',
    (namedCurve) => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve });
      for (let round = 0; round < 40; round += 1) {
        const signature = sign('sha256', Buffer.of(round), privateKey);
        expect(isDerSignature(signature)).toBe(true);
      }
    },
  );

  it('takes the smallest numbers', () => {
    expect(isDer(`3006${one}${one}`)).toBe(true);
    expect(isDer(`3007${one}02020080`)).toBe(true);
  });

  it.each([
    ['another tag', `3106${one}${one}`],
    ['a byte behind', `3006${one}${one}00`],
    ['a byte behind, counted', `3007${one}${one}00`],
    ['a third number', `3009${one}${one}${one}`],
    ['one number', '3006020401010101'],
    ['a length that overruns', `3007${one}${one}`],
    ['a length that is not minimal', `308106${one}${one}`],
    ['an indefinite length', `3080${one}${one}0000`],
    ['a negative number', `3006${one}020180`],
    ['zero', `3006${one}020100`],
    ['a needless leading zero', `3007${one}02020001`],
    ['two leading zeros', `3008${one}0203000080`],
    ['an empty number', '30080200020401020304'],
    ['another tag inside', `3006${one}030101`],
  ])('refuses %s', (_, hex) => {
    expect(isDer(hex)).toBe(false);
  });
});
