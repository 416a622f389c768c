import { skipCborMap } from './cbor';

function skip(hex: string): number | null {
  return skipCborMap(Buffer.from(hex, 'hex'), 0);
}

describe('skipCborMap', () => {
  it.each([
    ['an empty map', 'a0', 1],
    ['the uvm extension', 'a16375766d8183020402', 10],
    ['integers of each width', 'a20018ff1901001a00010000', 12],
    ['64 bits', 'a1001b0000000100000000', 11],
    ['negative integers and byte strings', 'a22043010203214100', 9],
    ['floats and simple values', 'a401f402f93c0003fa3f80000004f8ff', 16],
    ['a tag', 'a101c06161', 5],
    ['text beyond ASCII', 'a10169c3a4e282acf09f9880', 12],
    ['eight levels', 'a101a101a101a101a101a101a101a0', 15],
    ['what has something behind it', 'a0ff', 1],
  ])('walks %s', (_, hex, end) => {
    expect(skip(hex)).toBe(end);
  });

  it.each([
    ['nothing', ''],
    ['no map', '8101'],
    ['an indefinite map', 'bf0102ff'],
    ['an indefinite string inside', 'a1015f4101ff'],
    ['a reserved length', 'a1011c'],
    ['a missing value', 'a101'],
    ['a string that overruns', 'a10143ff'],
    ['a length that is cut off', 'a1015a0000'],
    ['a map of 2^63 entries', 'bb8000000000000000'],
    ['text that is not UTF-8', 'a10162c328'],
    ['text that ends inside a character', 'a10161c3a4'],
    ['text with a surrogate', 'a10163eda080'],
    ['text with an overlong character', 'a10162c1bf'],
    ['a simple value in the wrong form', 'a101f818'],
    ['nine levels', 'a101a101a101a101a101a101a101a101a0'],
  ])('refuses %s', (_, hex) => {
    expect(skip(hex)).toBeNull();
  });
});
