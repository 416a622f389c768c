import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import WebAuthnEmulator, { AuthenticatorEmulator } from 'nid-webauthn-emulator';

export const ORIGIN = 'https://web.whatsapp.com';
export const RP_ID = 'whatsapp.com';

const REGISTRATION = 'Zm9yLXRlc3RzLW9ubHk';

/** An account owner with a real passkey, and who knows its public key. */
export class Owner {
  private constructor(
    private readonly emulator: WebAuthnEmulator,
    private readonly credential: WebAuthnCredential,
  ) {}

  static async create(): Promise<Owner> {
    const emulator = new WebAuthnEmulator(
      new AuthenticatorEmulator({ algorithmIdentifiers: ['ES256'] }),
    );
    const response = emulator.createJSON(ORIGIN, {
      rp: { id: RP_ID, name: 'WhatsApp' },
      user: { id: 'b3duZXI', name: 'owner', displayName: 'Owner' },
      challenge: REGISTRATION,
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      authenticatorSelection: { residentKey: 'required' },
    });
    const { registrationInfo } = await verifyRegistrationResponse({
      response: response,
      expectedChallenge: REGISTRATION,
      expectedOrigin: ORIGIN,
      expectedRPID: RP_ID,
    });
    if (!registrationInfo) throw new Error('The passkey is not verified.');
    return new Owner(emulator, registrationInfo.credential);
  }

  get credentialId(): string {
    return this.credential.id;
  }

  /** Each time another one: the authenticator counts. */
  sign(challenge: PasskeyChallenge): PasskeyAssertion {
    const assertion = this.emulator.getJSON(ORIGIN, challenge);
    return JSON.parse(JSON.stringify(assertion)) as PasskeyAssertion;
  }

  /** WhatsApp's side: rejects unless this passkey signed that challenge. */
  async verify(
    assertion: PasskeyAssertion | undefined,
    { challenge }: PasskeyChallenge,
  ): Promise<boolean> {
    const { verified } = await verifyAuthenticationResponse({
      response: assertion as never,
      expectedChallenge: challenge,
      expectedOrigin: ORIGIN,
      expectedRPID: RP_ID,
      credential: this.credential,
    });
    return verified;
  }
}
