import { parseSecureServerUrl, parseServerUrl } from './parse-server-url';

describe('parseServerUrl', () => {
  it.each([
    ['https://waha.example.org', 'https://waha.example.org'],
    [' https://Waha.example.org:443/ ', 'https://waha.example.org'],
    ['https://host/waha', 'https://host/waha'],
    ['https://host/waha//', 'https://host/waha'],
    ['http://waha:3000/a/b/', 'http://waha:3000/a/b'],
    ['https://host/a/../waha', 'https://host/waha'],
  ])('keeps the path of %s', (typed, url) => {
    expect(parseServerUrl(typed)).toBe(url);
  });

  it.each([
    ['waha.example.org', 'with its scheme'],
    ['file:///etc/passwd', 'https://'],
    ['wss://host', 'https://'],
    ['https://a:b@host', 'user name'],
    ['https://host/waha?x=1', 'Leave out what follows'],
    ['https://host/waha?', 'Leave out what follows'],
    ['https://host/#/dashboard', 'Leave out what follows'],
  ])('refuses %s', (typed, why) => {
    expect(() => parseServerUrl(typed)).toThrow(why);
  });
});

describe('parseSecureServerUrl', () => {
  it.each([
    'http://localhost:3000/waha',
    'http://127.0.0.1:3000',
    'https://host/waha',
  ])('takes %s', (typed) => {
    expect(parseSecureServerUrl(typed)).toBe(typed);
  });

  it.each([
    ['http://waha.example.org', 'https:'],
    ['http://127.0.0.1.example.org', 'https:'],
    ['ftp://localhost', 'https:'],
    ['https://a:b@host', 'user name'],
    ['host/waha', 'with its scheme'],
  ])('refuses %s', (typed, why) => {
    expect(() => parseSecureServerUrl(typed)).toThrow(why);
  });
});
