import { decodeUtf8, isUtf8 } from './utf8';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

describe('decodeUtf8', () => {
  it('agrees with TextDecoder on each sequence of interesting bytes', () => {
    const interesting = [
      0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2,
      0xdf, 0xe0, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf3, 0xf4, 0xf5, 0xff,
    ];
    const differing: string[] = [];
    const visit = (bytes: number[]): void => {
      const sample = Uint8Array.from(bytes);
      if (decodeUtf8(sample) !== decodeStrictly(sample)) {
        differing.push(Buffer.from(sample).toString('hex'));
      }
      if (bytes.length < 3)
        interesting.forEach((next) => visit([...bytes, next]));
    };
    visit([]);
    for (const lead of [0xf0, 0xf3, 0xf4, 0xf5]) {
      for (const second of interesting) visit([lead, second, 0x80]);
      for (const second of interesting) visit([lead, second, 0x80, 0xbf]);
    }
    expect(differing).toEqual([]);
  });

  it('looks at nothing outside the range it is given', () => {
    const bytes = Uint8Array.of(0xff, 0xc3, 0xa4, 0xff);
    expect(isUtf8(bytes, 1, 3)).toBe(true);
    expect(isUtf8(bytes, 1, 2)).toBe(false);
  });
});
