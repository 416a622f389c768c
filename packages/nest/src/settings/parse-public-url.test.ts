import { parsePublicUrl } from './parse-public-url';

describe('parsePublicUrl', () => {
  it.each([
    ['https://waha.example.org', 'https://waha.example.org/'],
    ['http://127.0.0.1:3000/waha', 'http://127.0.0.1:3000/waha'],
  ])('accepts %s', (text, url) => {
    expect(parsePublicUrl(text)).toBe(url);
  });

  it.each([
    'waha.example.org',
    'ftp://waha.example.org',
    'https://user@waha.example.org',
    'https://:secret@waha.example.org',
    'https://waha.example.org/?key=1',
    'https://waha.example.org/#there',
    '',
  ])('accepts no %j', (text) => {
    expect(parsePublicUrl(text)).toBeNull();
  });
});
