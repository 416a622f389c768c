import type { Account } from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';

/** How a password manager's answer looks, beyond the bytes in it. */
export type AnswerShape =
  /** PublicKeyCredential's prototype, and a `toJSON` of its own. */
  | 'prototype, own toJSON'
  /** As before, but the native `toJSON()` throws "Illegal invocation". */
  | 'prototype'
  | 'prototype, extension results undefined'
  | 'prototype, extension results throw'
  | 'plain, own toJSON'
  | 'plain'
  | 'plain, padded base64'
  | 'plain, views'
  | 'plain, no extension results'
  | 'toJSON without a signature'
  /** Not what WebAuthn says. */
  | 'raw signature'
  | 'no user handle'
  | 'another challenge'
  | 'no signature'
  | 'null'
  | 'undefined'
  | 'throws text'
  | 'throws'
  | 'rejects'
  | 'never'
  | 'answers twice';

export interface PasswordManagerOptions {
  shape?: AnswerShape;
  /** Hooks no other documents, as several do. */
  htmlOnly?: boolean;
  installAfterLoadMs?: number;
}

interface Installed extends PasswordManagerOptions {
  passkey: Account['passkey'];
}

/**
 * Plays a password manager that is an extension: from the next document on it
 * answers in the place of the browser's own `get()`.
 */
export async function installPasswordManager(
  page: Page,
  { passkey }: Account,
  options: PasswordManagerOptions = {},
): Promise<void> {
  await page.evaluateOnNewDocument(playPasswordManager, {
    passkey,
    ...options,
  });
}

/** Runs in the page, so it uses nothing from outside itself. */
export function playPasswordManager(options: Installed): void {
  const { passkey, shape = 'plain' } = options;
  if (options.htmlOnly && document.contentType !== 'text/html') return;

  const toText = (bytes: BufferSource) => {
    const view = ArrayBuffer.isView(bytes)
      ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      : new Uint8Array(bytes);
    return btoa(String.fromCharCode(...view));
  };
  const toUrlText = (bytes: BufferSource) =>
    toText(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const toBytes = (text: string) =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (each) =>
      each.charCodeAt(0),
    );
  const hash = async (bytes: BufferSource) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const toDer = (raw: Uint8Array) => {
    const toInteger = (bytes: Uint8Array) => {
      const from = bytes.findIndex((byte) => byte !== 0);
      const digits = [...bytes.slice(from)];
      if ((digits[0] ?? 0) > 127) digits.unshift(0);
      return [2, digits.length, ...digits];
    };
    const body = [...toInteger(raw.slice(0, 32)), ...toInteger(raw.slice(32))];
    return new Uint8Array([0x30, body.length, ...body]);
  };

  /** A managed browser lets a page ask as if it were another. */
  const readOrigin = ({ extensions }: PublicKeyCredentialRequestOptions) => {
    const { remoteDesktopClientOverride: override } = Object(extensions) as {
      remoteDesktopClientOverride?: { origin: string };
    };
    return override?.origin ?? location.origin;
  };

  const sign = async (options: PublicKeyCredentialRequestOptions) => {
    const { challenge, rpId = '' } = options;
    const asked =
      shape === 'another challenge' ? new Uint8Array(32) : challenge;
    const clientDataJSON = new TextEncoder().encode(
      JSON.stringify({
        type: 'webauthn.get',
        challenge: toUrlText(asked),
        origin: readOrigin(options),
        crossOrigin: false,
      }),
    );
    const authenticatorData = new Uint8Array([
      ...(await hash(new TextEncoder().encode(rpId))),
      ...[0x1d, 0, 0, 0, 0],
    ]);
    const signed = [...authenticatorData, ...(await hash(clientDataJSON))];
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey(
      'pkcs8',
      toBytes(passkey.privateKey),
      algorithm,
      false,
      ['sign'],
    );
    const raw = new Uint8Array(
      await crypto.subtle.sign(algorithm, key, new Uint8Array(signed)),
    );
    return {
      clientDataJSON,
      authenticatorData,
      signature: shape === 'raw signature' ? raw : toDer(raw),
      ...(shape === 'no user handle'
        ? {}
        : { userHandle: toBytes(passkey.userHandle) }),
    };
  };

  const answer = async (publicKey: PublicKeyCredentialRequestOptions) => {
    const bytes: Record<string, Uint8Array> = await sign(publicKey);
    if (shape === 'no signature') delete bytes['signature'];
    const typed = (value: Uint8Array): unknown => {
      if (shape === 'plain, padded base64')
        return toText(value as BufferSource);
      if (shape !== 'plain, views') return new Uint8Array(value).buffer;
      const padded = new Uint8Array([0, ...value, 0]);
      return padded.subarray(1, -1);
    };
    const response = Object.fromEntries(
      Object.entries(bytes).map(([name, value]) => [name, typed(value)]),
    );
    const json = {
      id: passkey.credentialId,
      rawId: passkey.credentialId,
      type: 'public-key',
      clientExtensionResults: {},
      response: Object.fromEntries(
        Object.entries(bytes)
          .filter(
            ([name]) =>
              shape !== 'toJSON without a signature' || name !== 'signature',
          )
          .map(([name, value]) => [name, toUrlText(value as BufferSource)]),
      ),
    };
    const results: Record<string, unknown> = {
      'prototype, extension results undefined': () => undefined,
      'prototype, extension results throw': () => {
        throw new TypeError('Illegal invocation');
      },
      'plain, no extension results': undefined,
    };
    const credential: Record<string, unknown> = {
      id: passkey.credentialId,
      rawId: typed(toBytes(passkey.credentialId)),
      type: 'public-key',
      authenticatorAttachment: 'platform',
      response,
      getClientExtensionResults: shape in results ? results[shape] : () => ({}),
    };
    if (shape.includes('toJSON')) credential['toJSON'] = () => json;
    if (shape.startsWith('prototype')) {
      Object.setPrototypeOf(response, AuthenticatorAssertionResponse.prototype);
      Object.setPrototypeOf(credential, PublicKeyCredential.prototype);
    }
    return credential;
  };

  const get = (options?: CredentialRequestOptions): unknown => {
    const { publicKey, signal } = options ?? {};
    if (!publicKey) return Promise.resolve(null);
    readOrigin(publicKey);
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    if (options?.mediation === 'conditional') {
      return new Promise((_, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    }
    const count = Number(document.documentElement.dataset['asked'] ?? 0) + 1;
    document.documentElement.dataset['asked'] = String(count);
    // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the others are all answered
    switch (shape) {
      case 'null':
        return Promise.resolve(null);
      case 'undefined':
        return undefined;
      case 'throws':
        throw new TypeError('The vault is locked');
      case 'throws text':
        // eslint-disable-next-line @typescript-eslint/only-throw-error
        throw 'locked';
      case 'rejects':
        return Promise.reject(new DOMException('No entry.', 'NotFoundError'));
      case 'never':
        return new Promise(() => undefined);
      case 'answers twice':
        return {
          then: (resolve: (value: unknown) => void) => {
            void answer(publicKey).then((one) => {
              resolve(one);
              resolve({ ...one, id: 'another' });
            });
          },
        };
      default:
        return answer(publicKey);
    }
  };
  const install = () => Reflect.set(navigator.credentials, 'get', get);
  const { installAfterLoadMs } = options;
  if (installAfterLoadMs === undefined) install();
  else addEventListener('load', () => setTimeout(install, installAfterLoadMs));
}
