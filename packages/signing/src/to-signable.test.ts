import { toSignable } from './to-signable';

const linking = {
  challenge: 'A'.repeat(43),
  rpId: 'whatsapp.com',
  userVerification: 'required',
};
const checkpoint = {
  ...linking,
  userVerification: 'preferred',
  extensions: { prf: { eval: { first: 'AAAA' } }, uvm: true },
};

describe('what may be signed', () => {
  it.each([
    ['what linking asks for', linking],
    ['the RP ID of the page itself', { ...linking, rpId: 'web.whatsapp.com' }],
    ['a padded challenge', { ...linking, challenge: `${'A'.repeat(43)}=` }],
    ['the longest challenge', { ...linking, challenge: 'A'.repeat(1366) }],
  ])('is %s', (_, request) => {
    expect(toSignable(request)).toMatchObject({
      kind: 'linking',
      userVerification: 'required',
      allowCredentials: [],
    });
  });

  it('is what the checkpoint of a linked device asks for, its owner verified', () => {
    expect(toSignable(checkpoint)).toEqual({
      kind: 'checkpoint',
      challenge: linking.challenge,
      rpId: 'whatsapp.com',
      userVerification: 'required',
      allowCredentials: [],
      extensions: { prf: { eval: { first: 'AAAA' } } },
    });
  });

  it('is without null members, padding and the other alphabet', () => {
    const request = {
      challenge: `${'A'.repeat(40)}+/A=`,
      rpId: 'whatsapp.com',
      userVerification: 'required',
      timeout: null,
      extensions: null,
      hints: null,
      allowCredentials: [{ id: 'AA+/AA==', type: null, transports: null }],
    };
    expect(toSignable(request)).toEqual({
      kind: 'linking',
      challenge: `${'A'.repeat(40)}-_A`,
      rpId: 'whatsapp.com',
      userVerification: 'required',
      allowCredentials: [{ id: 'AA-_AA' }],
    });
  });

  it('is linking without extensions, whatever the server adds', () => {
    const { extensions } = checkpoint;
    expect(toSignable({ ...linking, extensions })).not.toHaveProperty(
      'extensions',
    );
  });
});

describe('what may not be signed', () => {
  it.each([
    ['another site', { ...linking, rpId: 'example.com' }, /another site/],
    ['a look-alike', { ...linking, rpId: 'whatsapp.com.evil.example' }, /site/],
    ['no site at all', { ...linking, rpId: null }, /another site/],
    [
      'a user who is not verified',
      { ...linking, userVerification: 'preferred' },
      /prove your identity/,
    ],
    [
      'a short challenge',
      { ...linking, challenge: 'A'.repeat(20) },
      /15 bytes/,
    ],
    ['a long challenge', { ...linking, challenge: 'A'.repeat(1367) }, /1025/],
    ['no base64url', { ...linking, challenge: 'a b'.repeat(9) }, /be read/],
    ['no challenge', { ...linking, challenge: null }, /be read/],
    ['a list that is not one', { ...linking, allowCredentials: {} }, /names/],
    ['an id that is not one', { ...linking, allowCredentials: [{}] }, /names/],
    ['nothing', null, /be read/],
  ])('is %s', (_, request, message) => {
    expect(() => toSignable(request)).toThrow(message);
  });
});
