import { encodeText } from '../../protocol/bytes';
import type { CheckpointResponse } from '../../protocol/messages';
import { decodeB64UrlSafe, encodeB64UrlSafe } from './base64';
import {
  watch,
  type CallWatcher,
  type GetCredential,
} from './passkey-assertion';

/** Where the page keeps a checkpoint that is not passed yet. */
export const CHECKPOINT_KEY = 'WAIntegrityChallengeState';

export interface StoredCheckpoint {
  challenge_type: 'PASSKEY';
  passkey_challenge_base64: string;
}

/** The second passkey call: other options, other fields, another way. */
export async function performPasskeyAssertion(
  challenge: string,
  get: GetCredential,
  watcher: CallWatcher,
): Promise<CheckpointResponse> {
  const credential = await watch(
    {
      challenge: new Uint8Array(decodeB64UrlSafe(challenge)),
      rpId: 'whatsapp.com',
      userVerification: 'preferred',
      timeout: 600_000,
      extensions: {
        prf: { eval: { first: encodeText('whatsapp-challenge') } },
      },
    },
    'checkpoint',
    get,
    watcher,
  );
  const response = credential.response as AuthenticatorAssertionResponse;
  const prf = credential.getClientExtensionResults().prf?.results?.first;
  return {
    credential_id: credential.id,
    raw_id: encodeB64UrlSafe(credential.rawId),
    type: credential.type,
    authenticator_data: encodeB64UrlSafe(response.authenticatorData),
    client_data_json: encodeB64UrlSafe(response.clientDataJSON),
    signature: encodeB64UrlSafe(response.signature),
    user_handle: response.userHandle
      ? encodeB64UrlSafe(response.userHandle)
      : '',
    prf_output: prf ? encodeB64UrlSafe(prf as ArrayBuffer) : null,
  };
}
