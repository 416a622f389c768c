import { assertSignable } from './assert-signable';

const linking = {
  challenge: 'A'.repeat(43),
  rpId: 'whatsapp.com',
  userVerification: 'required',
};

describe('what the helper agrees to sign', () => {
  it.each([
    ['what linking asks for', linking],
    ['the RP ID of the page itself', { ...linking, rpId: 'web.whatsapp.com' }],
    ['a padded challenge', { ...linking, challenge: `${'A'.repeat(43)}=` }],
    ['the longest challenge', { ...linking, challenge: 'A'.repeat(1366) }],
  ])('includes %s', (_, challenge) => {
    expect(() => assertSignable(challenge)).not.toThrow();
  });

  it.each([
    ['another site', { ...linking, rpId: 'example.com' }, /another site/],
    [
      'a look-alike',
      { ...linking, rpId: 'whatsapp.com.evil.example' },
      /another site/,
    ],
    ['no site at all', { challenge: linking.challenge }, /another site/],
    [
      'the checkpoint of a linked device',
      { ...linking, userVerification: 'preferred' },
      /prove your identity/,
    ],
    [
      'a short challenge',
      { ...linking, challenge: 'A'.repeat(20) },
      /15 bytes/,
    ],
    [
      'a long challenge',
      { ...linking, challenge: 'A'.repeat(1367) },
      /1025 bytes/,
    ],
    ['what is no base64url', { ...linking, challenge: 'a+/b' }, /-1 bytes/],
  ])('excludes %s', (_, challenge, message) => {
    expect(() => assertSignable(challenge)).toThrow(message);
  });
});
