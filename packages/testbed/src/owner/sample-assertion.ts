import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import type { Owner } from './launch-owner';

/** As WhatsApp asks. */
export function createSampleChallenge(challenge: string): PasskeyChallenge {
  return {
    challenge,
    timeout: 600_000,
    rpId: 'whatsapp.com',
    allowCredentials: [],
    userVerification: 'required',
    extensions: { uvm: true },
  };
}

/** Signed once; for benchmarks, which cannot wait for an owner each time. */
export class SampleAssertion {
  private constructor(private readonly signed: PasskeyAssertion) {}

  static async by(owner: Owner): Promise<SampleAssertion> {
    const challenge = createSampleChallenge('A'.repeat(22));
    return new SampleAssertion(await owner.sign(challenge));
  }

  /** The signature is over another challenge; every other check passes. */
  over(challenge: string): PasskeyAssertion {
    const { response } = this.signed;
    const clientData = Buffer.from(response.clientDataJSON, 'base64url')
      .toString()
      .replace(/"challenge":"[^"]*"/, `"challenge":"${challenge}"`);
    const clientDataJSON = Buffer.from(clientData).toString('base64url');
    return { ...this.signed, response: { ...response, clientDataJSON } };
  }
}
