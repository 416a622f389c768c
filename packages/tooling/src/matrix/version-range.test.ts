import { compareVersions, isInRange, readLowerBounds } from './version-range';

describe('a version range', () => {
  it.each([
    ['24.31.0', '^24.31.0', true],
    ['24.30.9', '^24.31.0', false],
    ['25.0.0', '^24.31.0', false],
    ['0.15.1', '^0.14.0 || ^0.15.0', true],
    ['0.15.1', '^0.14.0', false],
    ['26.12.1', '>=20.11.0', true],
    ['20.9.0', '>=20.11.0', false],
  ])('%s in %s: %s', (version, range, expected) => {
    expect(isInRange(version, range)).toBe(expected);
  });

  it('names its lower bounds', () => {
    expect(readLowerBounds('^11.0.0 || ^12.5.1')).toEqual(['11.0.0', '12.5.1']);
  });

  it.each(['24', '~1.2.3', '*', ''])('refuses "%s"', (range) => {
    expect(() => isInRange('1.2.3', range)).toThrow('is not a range');
  });

  it('compares numbers, not text', () => {
    expect(compareVersions('9.0.0', '10.0.0')).toBeLessThan(0);
    expect(compareVersions('156.0.8078.114', '156')).toBeGreaterThan(0);
  });
});
