import { checkAssertion, createExpectation } from '@waha-passkey/ceremony';
import type { PasskeyChallenge } from '@waha-passkey/contract';
import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
} from '@simplewebauthn/server';
import WebAuthnEmulator, { AuthenticatorEmulator } from 'nid-webauthn-emulator';
import { createChallenge, ORIGIN, RP_ID } from '../create-signer';

interface Owner {
  sign(challenge: PasskeyChallenge): AuthenticationResponseJSON;
  verify(
    challenge: PasskeyChallenge,
    response: AuthenticationResponseJSON,
  ): Promise<boolean>;
}

/** Registers a passkey of this algorithm, as @simplewebauthn/server wants it. */
async function createOwner(alg: -7 | -8 | -257): Promise<Owner> {
  const name = { [-7]: 'ES256', [-8]: 'EdDSA', [-257]: 'RS256' }[alg];
  const emulator = new WebAuthnEmulator(
    new AuthenticatorEmulator({ algorithmIdentifiers: [name as 'ES256'] }),
  );
  const { challenge } = createChallenge();
  const created = emulator.createJSON(ORIGIN, {
    challenge,
    rp: { id: RP_ID, name: 'WhatsApp' },
    user: { id: 'dXNlcg', name: 'owner', displayName: 'Owner' },
    pubKeyCredParams: [{ alg, type: 'public-key' }],
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
    },
  });
  const { registrationInfo } = await verifyRegistrationResponse({
    response: created,
    expectedChallenge: challenge,
    expectedOrigin: ORIGIN,
    expectedRPID: RP_ID,
    requireUserVerification: true,
  });
  if (!registrationInfo) throw new Error('The registration was not verified.');
  return {
    sign: (options) => emulator.getJSON(ORIGIN, options),
    verify: async (options, response) => {
      const { verified } = await verifyAuthenticationResponse({
        response,
        expectedChallenge: options.challenge,
        expectedOrigin: ORIGIN,
        expectedRPID: RP_ID,
        credential: registrationInfo.credential,
        requireUserVerification: true,
      });
      return verified;
    },
  };
}

describe.each([
  ['ES256', -7, []],
  // As long as r and s of P-256 in a row; the key's kind is not known here.
  ['EdDSA', -8, [expect.stringContaining('P-256') as string]],
  ['RS256', -257, []],
] as const)('an emulated authenticator with %s', (_, alg, expected) => {
  it('is accepted, and what is rebuilt satisfies @simplewebauthn/server', async () => {
    const owner = await createOwner(alg);
    for (let round = 0; round < 5; round += 1) {
      const challenge = createChallenge();
      const response = owner.sign(challenge);
      const { assertion, warnings } = checkAssertion(
        JSON.parse(JSON.stringify(response)),
        createExpectation(challenge, ORIGIN),
      );
      expect(warnings).toEqual(expected);
      await expect(
        owner.verify(challenge, {
          clientExtensionResults: {},
          ...assertion,
        } as AuthenticationResponseJSON),
      ).resolves.toBe(true);
    }
  });

  it('is refused when it answers another challenge', async () => {
    const owner = await createOwner(alg);
    const response = owner.sign(createChallenge());
    expect(() =>
      checkAssertion(response, createExpectation(createChallenge(), ORIGIN)),
    ).toThrow(/another challenge/);
  });
});
