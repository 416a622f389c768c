import { computeHandoffProof, deriveHandoffKey } from './handoff';
import { createPairingCode, deriveVerificationCode, toCode } from './link-code';
import {
  digest,
  fromBase64Url,
  joinBytes,
  randomBytes,
  toBase64Url,
} from './bytes';
import { realTimings, scaleTimings } from './timings';

describe('codes', () => {
  it('are eight characters of the first forty bits', () => {
    expect(toCode(new Uint8Array(5))).toBe('11111111');
    expect(toCode(new Uint8Array(5).fill(255))).toBe('ZZZZZZZZ');
    expect(toCode(Uint8Array.of(0, 0, 0, 0, 33, 9))).toBe('11111122');
  });

  it('avoid what people confuse', () => {
    expect(createPairingCode()).toMatch(/^[1-9A-HJ-NP-TV-Z]{8}$/);
  });

  it('depend on every part that both sides sent', async () => {
    const parts = [32, 32, 32, 32].map(randomBytes);
    const [a, b, c, d] = parts as [never, never, never, never];
    const code = await deriveVerificationCode(a, b, c, d);
    expect(await deriveVerificationCode(a, b, c, d)).toBe(code);
    const other = randomBytes(32);
    for (let changed = 0; changed < 4; changed += 1) {
      const [w, x, y, z] = parts.map((part, index) =>
        index === changed ? other : part,
      ) as [never, never, never, never];
      expect(await deriveVerificationCode(w, x, y, z)).not.toBe(code);
    }
  });
});

describe('the hand-off proof', () => {
  it('holds for the scanned secret and this prologue only', async () => {
    const secret = randomBytes(32);
    const prologue = randomBytes(64);
    const proof = await computeHandoffProof(
      await deriveHandoffKey(secret),
      prologue,
    );
    const again = await computeHandoffProof(
      await deriveHandoffKey(secret),
      prologue,
    );
    expect(again).toEqual(proof);
    expect(
      await computeHandoffProof(
        await deriveHandoffKey(randomBytes(32)),
        prologue,
      ),
    ).not.toEqual(proof);
  });
});

describe('bytes', () => {
  it('survive base64url', async () => {
    const bytes = await digest(joinBytes(randomBytes(3), randomBytes(4)));
    const text = toBase64Url(bytes);
    expect(text).toBe(Buffer.from(bytes).toString('base64url'));
    expect(fromBase64Url(text)).toEqual(bytes);
  });
});

describe('clocks', () => {
  it('are the real ones at scale 1', () => {
    expect(scaleTimings(1)).toEqual(realTimings);
  });

  it('are scaled alike', () => {
    expect(scaleTimings(0.01)).toMatchObject({
      firstRefMs: 600,
      nextRefMs: 200,
      handoffKeyMs: 3_000,
      optionsMs: 6_000,
      stageMs: 1_200,
    });
  });

  it.each([0, -1, Number.NaN, Infinity])('refuse the scale %p', (scale) => {
    expect(() => scaleTimings(scale)).toThrow('clockScale');
  });
});
