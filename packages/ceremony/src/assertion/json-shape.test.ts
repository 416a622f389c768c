import { measureJson } from './json-shape';

describe('measureJson', () => {
  it.each([
    ['{}', 1, 0],
    ['{"a":1}', 1, 1],
    ['{"a":1,"a":2}', 1, 2],
    ['{"a":1,"\\u0061":2}', 1, 2],
    ['{"a":{"b":[{"c":"d"}]},"e":null}', 4, 2],
    ['{"a":"{[:\\"\\\\","b":"\\\\\\""}', 1, 2],
    [' { "a" : [ 1 , [ ] ] } ', 3, 1],
  ])('measures %s', (text, depth, members) => {
    expect(JSON.parse(text)).toBeInstanceOf(Object);
    expect(measureJson(text)).toEqual({ depth, members });
  });
});
