import { toBase64Url } from '../../protocol/bytes';
import type { CallKind } from '../../protocol/messages';
import type { Scenario } from '../../protocol/scenario';
import { decodeB64UrlSafe, encodeB64UrlSafe } from './base64';

export type GetCredential = (
  options: CredentialRequestOptions,
) => Promise<Credential | null>;

export interface CallWatcher {
  started(kind: CallKind, challenge: string): (outcome: string) => void;
}

/** Now or, as a library would that guards itself, the one kept at the start. */
export function createGetCredential(scenario: () => Scenario): GetCredential {
  const atLoad = navigator.credentials.get.bind(navigator.credentials);
  return (options) =>
    scenario().takesGet === 'at-load'
      ? atLoad(options)
      : navigator.credentials.get(options);
}

interface RequestOptionsJson {
  challenge: string;
  allowCredentials?: { id: string; type: 'public-key' }[];
}

/**
 * Asks for the linking assertion and reads it as WhatsApp does: no
 * `instanceof` on the credential, only these fields.
 */
export async function performWebAuthnAssertion(
  optionsBytes: Uint8Array,
  get: GetCredential,
  watcher: CallWatcher,
): Promise<string> {
  const json = JSON.parse(
    new TextDecoder().decode(optionsBytes),
  ) as RequestOptionsJson;
  const publicKey = {
    ...json,
    challenge: decodeB64UrlSafe(json.challenge),
    ...(json.allowCredentials && {
      allowCredentials: json.allowCredentials.map((credential) => ({
        ...credential,
        id: decodeB64UrlSafe(credential.id),
      })),
    }),
  } as PublicKeyCredentialRequestOptions;
  const credential = await watch(publicKey, 'linking', get, watcher);
  if (credential.type !== 'public-key') {
    throw new Error('The passkey ceremony returned no credential.');
  }
  const response = credential.response as AuthenticatorAssertionResponse;
  return JSON.stringify({
    id: credential.id,
    rawId: encodeB64UrlSafe(credential.rawId),
    type: credential.type,
    response: {
      clientDataJSON: encodeB64UrlSafe(response.clientDataJSON),
      authenticatorData: encodeB64UrlSafe(response.authenticatorData),
      signature: encodeB64UrlSafe(response.signature),
      userHandle: response.userHandle
        ? encodeB64UrlSafe(response.userHandle)
        : null,
    },
  });
}

/** One `get()`, with its outcome told to the watcher. */
export async function watch(
  publicKey: PublicKeyCredentialRequestOptions,
  kind: CallKind,
  get: GetCredential,
  watcher: CallWatcher,
): Promise<PublicKeyCredential> {
  const settled = watcher.started(
    kind,
    toBase64Url(new Uint8Array(publicKey.challenge as ArrayBuffer)),
  );
  try {
    const credential = await get({ publicKey });
    settled('resolved');
    if (credential === null) throw new Error('There is no credential.');
    return credential as PublicKeyCredential;
  } catch (error) {
    settled(error instanceof Error ? error.name : String(error));
    throw error;
  }
}
