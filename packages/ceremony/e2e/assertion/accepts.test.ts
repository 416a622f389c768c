import { checkAssertion, createExpectation } from '@waha-passkey/ceremony';
import { ORIGIN } from '../create-signer';
import {
  challenge,
  clientData,
  credentialId,
  discoverable,
  encode,
  expectListed,
  forge,
  good,
  judge,
  nest,
  toJson,
  withResponse,
} from './forge';

describe('checkAssertion accepts', () => {
  it('an ordinary assertion, as a fresh object with the same bytes', () => {
    const body = { ...good, unheardOf: 1 };
    const { assertion, warnings, signCount } = checkAssertion(
      body,
      discoverable,
    );
    expect(assertion).toEqual(good);
    expect(assertion).not.toBe(body);
    expect(assertion.response).not.toBe(body.response);
    expect({ warnings, signCount }).toEqual({ warnings: [], signCount: 7 });
  });

  it.each<[string, unknown]>([
    ['client data with members of the future', { ...clientData, other: [1] }],
    ['client data in another order', sortMembers(clientData)],
    [
      'no crossOrigin, as old clients',
      { ...clientData, crossOrigin: undefined },
    ],
    ['client data eight levels deep', { ...clientData, x: nest(7) }],
    ['client data beyond ASCII', { ...clientData, x: 'é€😀' }],
  ])('%s', (_, data) => {
    expect(judge(forge({ clientData: data }))).toEqual([]);
  });

  it.each<[string, number, string]>([
    ['a passkey that can be backed up', 0x0d, ''],
    ['a passkey that is backed up', 0x1d, ''],
    ['the uvm extension', 0x85, 'a16375766d8183020402'],
    ['an empty extension map', 0x85, 'a0'],
  ])('%s', (_, flags, tail) => {
    expect(judge(forge({ flags, tail }))).toEqual([]);
  });

  it.each([[114], [128], [256], [8192]])(
    'a signature of %i bytes, which it cannot judge',
    (length) => {
      const signature = encode(Buffer.alloc(length, 1));
      expect(judge(withResponse({ signature }))).toEqual([]);
    },
  );

  it('an assertion without user handle when credentials are listed', () => {
    const listed = expectListed([good.id]);
    for (const userHandle of [undefined, null, '']) {
      const { assertion, warnings } = checkAssertion(
        withResponse({ userHandle }),
        listed,
      );
      expect(warnings).toEqual([]);
      expect('userHandle' in assertion.response).toBe(false);
    }
  });

  it('a listed credential however the list spells its id', () => {
    const padded = Buffer.from(credentialId).toString('base64');
    expect(padded).toContain('=');
    expect(judge(good, expectListed([padded]))).toEqual([]);
  });

  it('an unverified user when verification is only preferred', () => {
    const options = { ...challenge, userVerification: 'preferred' };
    const body = forge({ flags: 0x01 });
    expect(judge(body, createExpectation(options, ORIGIN))).toEqual([]);
  });

  it('the origin’s host as RP ID when the call names none', () => {
    const options = { ...challenge };
    delete options.rpId;
    const expectation = createExpectation(options, 'https://whatsapp.com');
    const body = forge({
      clientData: { ...clientData, origin: 'https://whatsapp.com' },
    });
    expect(judge(body, expectation)).toEqual([]);
  });
});

describe('checkAssertion accepts with a warning', () => {
  const aaguid = '00'.repeat(16);
  const cose = 'a10102';
  const attested = `${aaguid}0010${credentialId.toString('hex')}${cose}`;

  it.each<[string, unknown]>([
    ['padding', { ...good, id: `${good.id}==`, rawId: `${good.rawId}=` }],
    ['a byte order mark', forge({ clientData: `\ufeff${toJson(clientData)}` })],
    ['reserved flags', forge({ flags: 0x27 })],
    ['attested credential data', forge({ flags: 0x45, tail: attested })],
    ['that and extensions', forge({ flags: 0xc5, tail: `${attested}a0` })],
    ['an unknown attachment', { ...good, authenticatorAttachment: 'orbital' }],
    ['extension results of no use', { ...good, clientExtensionResults: [1] }],
  ])('%s', (_, body) => {
    const warnings = judge(body);
    expect(warnings).toBeInstanceOf(Array);
    expect(warnings).not.toHaveLength(0);
  });

  it.each([undefined, null, ''])(
    'any discoverable credential whose user handle is %p',
    (userHandle) => {
      const { assertion, warnings } = checkAssertion(
        withResponse({ userHandle }),
        discoverable,
      );
      expect('userHandle' in assertion.response).toBe(false);
      expect(warnings).toEqual([
        expect.stringContaining('"response.userHandle" is missing') as string,
      ]);
    },
  );

  it('and drops the padding it warns about', () => {
    const { assertion } = checkAssertion(
      { ...good, id: `${good.id}==`, rawId: `${good.rawId}==` },
      discoverable,
    );
    expect(assertion).toEqual(good);
  });
});

function sortMembers(value: Record<string, unknown>): unknown {
  return Object.fromEntries(Object.entries(value).sort());
}
