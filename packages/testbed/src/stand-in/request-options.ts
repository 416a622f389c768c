import { randomBytes } from 'node:crypto';
import type { Account } from '../account/account';
import type { Scenario } from '../protocol/scenario';
import { RP_ID } from './judge';

export interface IssuedOptions {
  challenge: string;
  /** The JSON as the page gets it. */
  json: string;
}

export function createRequestOptions(
  scenario: Scenario,
  account: Account,
): IssuedOptions {
  const challenge = randomBytes(32).toString('base64url');
  const json = JSON.stringify({
    challenge,
    timeout: scenario.optionsTimeoutMs ?? undefined,
    rpId: RP_ID,
    allowCredentials: scenario.allowCredentials.map((id) => ({
      id: id ?? account.passkey.credentialId,
      type: 'public-key',
    })),
    userVerification: scenario.userVerification,
    extensions: scenario.extensions ?? undefined,
  });
  return { challenge, json };
}
