import { generateKeyPairSync, sign } from 'node:crypto';
import { isPasskeyError } from '@waha-passkey/contract';
import { checkSignature, isDerSignature } from './check-signature';

const one = '020101';

/** The order of Ed25519's base point, RFC 8032 §5.1. */
const ED25519_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

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

describe('checkSignature', () => {
  it.each([
    ['P-256', 64],
    ['P-384', 96],
    ['P-521', 132],
  ])('refuses r and s of %s in a row, or warns', (namedCurve, length) => {
    const { privateKey: key } = generateKeyPairSync('ec', { namedCurve });
    const found = new Set<string>();
    for (let round = 0; round < 200; round += 1) {
      const raw = sign('sha256', Buffer.of(round), {
        key,
        dsaEncoding: 'ieee-p1363',
      });
      expect(raw).toHaveLength(length);
      found.add(judge(raw));
    }
    // By chance, one P-256 signature in sixteen could be one of Ed25519.
    const expected: Record<number, string[]> = {
      64: ['refused', 'warned'],
      96: ['refused'],
      132: ['warned'],
    };
    expect([...found].sort()).toEqual(expected[length]);
  });

  it('never refuses Ed25519, but says what else it could be', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    for (let round = 0; round < 200; round += 1) {
      expect(judge(sign(null, Buffer.of(round), privateKey))).toBe('warned');
    }
  });

  it.each([
    ['the order itself', ED25519_ORDER, 'refused'],
    ['one less', ED25519_ORDER - 1n, 'warned'],
  ])('takes 64 bytes for Ed25519 below its order: %s', (_, s, verdict) => {
    const last = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
    expect(judge(Buffer.concat([Buffer.alloc(32, 7), last]))).toBe(verdict);
  });

  it('is silent about DER', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(judge(sign('sha256', Buffer.of(1), privateKey))).toBe('silent');
  });
});

/** Both name the DER that ECDSA is to have. */
function judge(signature: Buffer): string {
  const warnings: string[] = [];
  try {
    checkSignature(signature, warnings);
  } catch (error) {
    if (!isPasskeyError(error)) throw error;
    expect(error).toMatchObject({
      code: 'PASSKEY_BAD_SIGNATURE',
      message: expect.stringContaining('DER') as string,
    });
    return 'refused';
  }
  if (warnings.length === 0) return 'silent';
  expect(warnings).toEqual([expect.stringContaining('DER')]);
  return 'warned';
}
