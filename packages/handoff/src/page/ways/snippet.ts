import type { PasskeyChallenge } from '@waha-passkey/contract';

/**
 * What a person pastes into the console of web.whatsapp.com. Short enough to be
 * read first: it asks the passkey there, and copies the answer. The challenge
 * comes last, as JSON, which is also JavaScript (ECMA-262 since 2019).
 */
export function toSnippet(challenge: PasskeyChallenge): string {
  return `(async (options) => {
  if (location.origin !== 'https://web.whatsapp.com') throw new Error('Wrong site');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials.get({ publicKey });
  const result = JSON.stringify(credential.toJSON());
  console.log(result);
  if (typeof copy === 'function') copy(result);
})(${JSON.stringify(challenge)})`;
}
