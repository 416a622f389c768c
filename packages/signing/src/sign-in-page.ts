import type { PasskeyAssertion } from '@waha-passkey/contract';
import type { PrfValues, SignableOptions } from './signable-options';
import type { SignOutcome } from './sign-outcome';

/** For a caller that is in the page itself. */
export interface InPage {
  /** Its abort ends the wait, and asks the browser to end too. */
  readonly signal?: AbortSignal;
  /** What a managed browser reads in addition to the request. */
  readonly extensions?: object;
}

/**
 * Asks whatever holds the passkey, once, and reads whatever answer comes back.
 * Never rejects, and always ends. Its source travels into the MAIN world of a
 * page (`page.evaluate`, `scripting.executeScript`), where password managers
 * are, so it uses nothing from outside itself.
 */
export async function signInPage(
  options: SignableOptions,
  origin: string,
  timeoutMs: number,
  { signal, extensions }: InPage = {},
): Promise<SignOutcome> {
  if (location.origin !== origin || window.top !== window) {
    return { kind: 'elsewhere' };
  }
  if (typeof navigator.credentials?.get !== 'function') {
    return { kind: 'unsupported' };
  }

  const toBytes = (base64url: string) =>
    Uint8Array.from(
      atob(base64url.replace(/-/g, '+').replace(/_/g, '/')),
      (each) => each.charCodeAt(0),
    );
  const toValues = ({ first, second }: PrfValues) => ({
    first: toBytes(first),
    ...(second === undefined ? {} : { second: toBytes(second) }),
  });
  /** The browsers' own parser throws on members that servers send. */
  const toPublicKey = (): PublicKeyCredentialRequestOptions => {
    const { challenge, rpId, userVerification, timeout } = options;
    const prf = options.extensions?.prf;
    const byCredential = Object.entries(prf?.evalByCredential ?? {}).map(
      ([id, values]) => [id, toValues(values)] as const,
    );
    return {
      challenge: toBytes(challenge),
      rpId,
      userVerification,
      ...(timeout === undefined ? {} : { timeout }),
      allowCredentials: options.allowCredentials.map(({ id, transports }) => ({
        type: 'public-key',
        id: toBytes(id),
        ...(transports && {
          transports: [...transports] as AuthenticatorTransport[],
        }),
      })),
      extensions: {
        ...(prf && {
          prf: {
            ...(prf.eval && { eval: toValues(prf.eval) }),
            ...(byCredential.length > 0 && {
              evalByCredential: Object.fromEntries(byCredential),
            }),
          },
        }),
        ...extensions,
      },
    };
  };

  // The same text is in the snippet that people paste; a test compares them.
  // begin of the reader
  function readAnswer(answer: unknown): PasskeyAssertion {
    // An object of a password manager may throw at every access.
    const attempt = (read: () => unknown) => {
      try {
        return read();
      } catch {
        return undefined;
      }
    };
    const member = (from: unknown, name: string) =>
      attempt(() => (from as Record<string, unknown>)[name]);
    const call = (name: string) =>
      attempt(() => (answer as Record<string, () => unknown>)[name]?.());
    const encode = (value: unknown): unknown => {
      if (typeof value === 'string') {
        return value.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
      }
      const isView = ArrayBuffer.isView(value);
      const kind = Object.prototype.toString.call(value);
      if (!isView && !/(Buffer|Array)\]$/.test(kind)) return undefined;
      const bytes = isView
        ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
        : new Uint8Array(value as ArrayBuffer);
      return encode(
        btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join('')),
      );
    };
    const encodeAll = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value;
      if (Array.isArray(value)) return value.map(encodeAll);
      const names = Object.keys(value);
      const entries = names.map((name) => [
        name,
        encodeAll(member(value, name)),
      ]);
      return encode(value) ?? Object.fromEntries(entries);
    };

    const json = call('toJSON');
    const top = (name: string) =>
      encode(member(json, name)) || encode(member(answer, name));
    const inner = (name: string) =>
      encode(member(member(json, 'response'), name)) ||
      encode(member(member(answer, 'response'), name));
    const response = {
      clientDataJSON: inner('clientDataJSON'),
      authenticatorData: inner('authenticatorData'),
      signature: inner('signature'),
    };
    const rawId = top('rawId') || top('id');
    const missing = Object.entries({ id: rawId, ...response })
      .filter(([, value]) => !value)
      .map(([name]) => name);
    if (missing.length > 0)
      throw new Error(`The answer has no ${missing.join(', ')}`);
    const userHandle = inner('userHandle');
    const authenticatorAttachment = top('authenticatorAttachment');
    const results =
      member(json, 'clientExtensionResults') ??
      call('getClientExtensionResults') ??
      {};
    return {
      id: top('id') || rawId,
      rawId,
      type: top('type') || 'public-key',
      response: { ...response, ...(userHandle ? { userHandle } : {}) },
      ...(authenticatorAttachment ? { authenticatorAttachment } : {}),
      clientExtensionResults: encodeAll(results),
    } as PasskeyAssertion;
  }
  // end of the reader

  const toOutcome = (answer: unknown): SignOutcome => {
    if (answer === null || answer === undefined) return { kind: 'nothing' };
    try {
      return { kind: 'signed', assertion: readAnswer(answer) };
    } catch (error) {
      return { kind: 'unreadable', message: (error as Error).message };
    }
  };

  // Both the browser's timeout and the signal may be ignored by what answers.
  const end = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ended = new Promise<SignOutcome>((resolve) => {
    timer = setTimeout(() => end.abort(), timeoutMs);
    end.signal.addEventListener('abort', () => resolve({ kind: 'timeout' }));
  });
  const abort = () => end.abort(signal?.reason);
  signal?.addEventListener('abort', abort);
  const hadFocus = document.hasFocus();
  try {
    if (signal?.aborted) abort();
    const asked = navigator.credentials.get({
      publicKey: toPublicKey(),
      signal: end.signal,
    });
    return await Promise.race([ended, Promise.resolve(asked).then(toOutcome)]);
  } catch (error) {
    const { name, message } = Object(error) as Record<string, unknown>;
    return {
      kind: 'refused',
      name: typeof name === 'string' && name !== '' ? name : 'Error',
      message: typeof message === 'string' ? message : String(error),
      hadFocus,
    };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
