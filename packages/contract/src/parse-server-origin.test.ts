import { parseServerOrigin } from './parse-server-origin';

describe('the address of a server', () => {
  it.each([
    ['https://waha.example.org', 'https://waha.example.org'],
    [
      ' https://waha.example.org:8443/dashboard?x=1#y ',
      'https://waha.example.org:8443',
    ],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ])('%s is reduced to its origin', (typed, origin) => {
    expect(parseServerOrigin(typed)).toBe(origin);
  });

  it.each([
    ['waha.example.org', /with its scheme/],
    ['http://waha.example.org', /https:/],
    ['http://localhost.evil.example', /https:/],
    ['javascript:alert(1)', /https:/],
    ['https://user:secret@waha.example.org', /user name/],
  ])('%s is refused with the cure', (typed, message) => {
    expect(() => parseServerOrigin(typed)).toThrow(message);
  });
});
