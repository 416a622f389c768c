import type { DeviceIdentity } from './linked-device';
import type { Scenario } from './scenario';

/** What the page asks; each is answered by one `Reply` of the same id. */
export type PageRequest =
  | { name: 'get-ref' }
  | { name: 'get-options' }
  | {
      name: 'alt-linking';
      phone: string;
      code: string;
      advSecret: string;
    }
  | {
      name: 'prologue';
      ref: string;
      /** The assertion's JSON, as the page built it. */
      assertion: string;
      /** base64: commitment to the nonce, and the public key behind it */
      commitment: string;
      publicKey: string;
      /** base64; null when the page holds no hand-off key any more */
      handoffProof: string | null;
    }
  | { name: 'companion-nonce'; nonce: string }
  | { name: 'pairing-request'; advSecret: string }
  | { name: 'checkpoint-response'; response: CheckpointResponse }
  | { name: 'logout' };

/** The checkpoint's result goes another way, in snake case. */
export interface CheckpointResponse {
  credential_id: string;
  raw_id: string;
  type: string;
  authenticator_data: string;
  client_data_json: string;
  signature: string;
  user_handle: string;
  prf_output: string | null;
}

/** What the page tells without waiting for an answer. */
export type PageNews =
  | {
      name: 'hello';
      /** One id a load of the page, whatever its connections. */
      page: string;
      device: Pick<DeviceIdentity, 'deviceId' | 'secret'> | null;
    }
  /** What a human in front of the screen sees. */
  | { name: 'screen'; screen: Screen; qr: string | null; browser: string }
  /** One `navigator.credentials.get()`; `at` is epoch milliseconds. */
  | {
      name: 'call';
      call: number;
      kind: CallKind;
      challenge: string;
      outcome: CallOutcome;
      at: number;
    }
  | { name: 'synced' };

export type CallKind = 'linking' | 'checkpoint';

/** `pending`, `resolved`, or the name of the error it was rejected with. */
export type CallOutcome = string;

export type Screen =
  'loading' | 'qr' | 'phone-number' | 'passkey' | 'main' | 'checkpoint';

export type PageMessage =
  | { type: 'request'; id: number; request: PageRequest }
  | { type: 'news'; news: PageNews };

export type ServerMessage =
  | { type: 'reply'; id: number; value: unknown }
  | { type: 'refusal'; id: number; message: string }
  | { type: 'refs'; refs: string[] }
  | { type: 'logged-in' }
  /** The JSON of the options, as the server wrote it. */
  | { type: 'passkey-prologue-request'; options: string }
  | { type: 'primary-identity'; publicKey: string; nonce: string }
  /** Of the pairing code that the page shows; the page's own event. */
  | {
      type: 'pairing-code';
      event: 'primary_hello_received' | Scenario['pairingCodeEnd'];
    }
  | { type: 'linking-refused' }
  | { type: 'pair-success'; device: DeviceIdentity; hmac: string }
  | { type: 'unlinked' }
  | { type: 'checkpoint'; challenge: string }
  | { type: 'scenario'; scenario: Scenario };
