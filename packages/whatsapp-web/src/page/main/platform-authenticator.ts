import {
  apply,
  defineProperty,
  getOwnPropertyDescriptor,
  NativePromise,
} from './primordials';
import { wrapNative } from './wrap-native';

type Native = (...args: never[]) => Promise<unknown>;

/** [T] a platform authenticator turns both on in Chromium. */
const capabilities = [
  'passkeyPlatformAuthenticator',
  'userVerifyingPlatformAuthenticator',
];

/**
 * A bare headless browser has no authenticator and says so; here the owner's
 * answers in its place, and both functions that a page can ask say the same.
 */
export function claimPlatformAuthenticator(): () => void {
  const undo = [
    override('isUserVerifyingPlatformAuthenticatorAvailable', () =>
      NativePromise.resolve(true),
    ),
    // Chromium from 133 on
    override('getClientCapabilities', async (answer) => {
      const record = (await answer()) as Record<string, boolean>;
      for (const name of capabilities) {
        if (name in record) record[name] = true;
      }
      return record;
    }),
  ];
  return () => undo.forEach((restore) => restore());
}

function override(
  name: string,
  claim: (answer: () => Promise<unknown>) => Promise<unknown>,
): () => void {
  const descriptor = getOwnPropertyDescriptor(PublicKeyCredential, name);
  if (!descriptor?.configurable) return () => undefined;
  let isOver = false;
  const native = descriptor.value as Native;
  const claimed = wrapNative(native, (_target, self, args) => {
    const answer = () => apply(native, self, args as never[]);
    return isOver || self !== PublicKeyCredential ? answer() : claim(answer);
  });
  defineProperty(PublicKeyCredential, name, { ...descriptor, value: claimed });
  return () => {
    isOver = true;
    if (getOwnPropertyDescriptor(PublicKeyCredential, name)?.value === claimed)
      defineProperty(PublicKeyCredential, name, descriptor);
  };
}
