import type { PasskeyAssertion } from '@waha-passkey/contract';
import { toBuffer } from './base64url';
import {
  apply,
  create,
  defineProperty,
  parseJson,
  read,
  toJson,
} from './primordials';
import { wrapNative } from './wrap-native';

const credentialPrototype = PublicKeyCredential.prototype;
const responsePrototype = AuthenticatorAssertionResponse.prototype;

type Method = (...args: never[]) => unknown;

/** What the credentials were made of: the functions are the same for all. */
const assertions = new WeakMap<object, PasskeyAssertion>();

const methods = {
  ...wrapMethod('getClientExtensionResults', (assertion) =>
    toExtensionOutputs(assertion.clientExtensionResults ?? {}),
  ),
  // Chromium from 129 on
  ...wrapMethod('toJSON', (assertion) =>
    parseJson(toJson(toCredentialJson(assertion))),
  ),
};

/** Nothing where the browser has no such method. */
function wrapMethod(
  name: string,
  call: (assertion: PasskeyAssertion) => unknown,
): Record<string, Method> {
  const native = read(credentialPrototype, name) as Method | undefined;
  if (!native) return {};
  const wrapped = wrapNative(native, (_target, self, args) => {
    const assertion = assertions.get(self as object);
    return assertion ? call(assertion) : apply(native, self, args as never[]);
  });
  return { [name]: wrapped };
}

/**
 * What `get()` resolves with. The native accessors would refuse an object that
 * no authenticator made, so own properties shadow them; not enumerable, since
 * a native credential has no own properties to list.
 */
export function createCredential(
  assertion: PasskeyAssertion,
): PublicKeyCredential {
  const { response } = assertion;
  const credential = shadow(credentialPrototype, {
    id: assertion.id,
    rawId: toBuffer(assertion.rawId),
    type: assertion.type,
    authenticatorAttachment: assertion.authenticatorAttachment ?? null,
    response: shadow(responsePrototype, {
      clientDataJSON: toBuffer(response.clientDataJSON),
      authenticatorData: toBuffer(response.authenticatorData),
      signature: toBuffer(response.signature),
      userHandle: response.userHandle ? toBuffer(response.userHandle) : null,
    }),
    ...methods,
  });
  assertions.set(credential, assertion);
  return credential;
}

function shadow<T extends object>(
  prototype: T,
  values: Record<string, unknown>,
): T {
  const object = create(prototype) as T;
  for (const [name, value] of Object.entries(values)) {
    defineProperty(object, name, { value, configurable: true });
  }
  return object;
}

/** Members and their order as Chromium's `toJSON()` gives them. */
function toCredentialJson(
  assertion: PasskeyAssertion,
): Record<string, unknown> {
  const { authenticatorAttachment, id, rawId, response, type } = assertion;
  const { clientExtensionResults = {} } = assertion;
  const { authenticatorData, clientDataJSON, signature } = response;
  return {
    ...(authenticatorAttachment && { authenticatorAttachment }),
    clientExtensionResults,
    id,
    rawId,
    response: {
      authenticatorData,
      clientDataJSON,
      signature,
      ...(response.userHandle && { userHandle: response.userHandle }),
    },
    type,
  };
}

/** JSON carries the two outputs of `prf` as base64url; the page wants bytes. */
function toExtensionOutputs(
  results: Record<string, unknown>,
): Record<string, unknown> {
  const copy = parseJson(toJson(results)) as {
    prf?: { results?: Record<string, unknown> };
  };
  const outputs = copy.prf?.results ?? {};
  for (const [name, value] of Object.entries(outputs)) {
    if (isBase64url(value)) outputs[name] = toBuffer(value);
  }
  return copy;
}

function isBase64url(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]*$/.test(value);
}
