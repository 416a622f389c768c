import { NativePromise } from './primordials';
import { wrapNative } from './wrap-native';

/**
 * A bare headless browser has no authenticator and says so; here the owner's
 * answers in its stead.
 */
export function claimPlatformAuthenticator(): () => void {
  const name = 'isUserVerifyingPlatformAuthenticatorAvailable';
  const descriptor = Object.getOwnPropertyDescriptor(PublicKeyCredential, name);
  if (!descriptor?.configurable) return () => undefined;
  const override = wrapNative(descriptor.value as () => unknown, () =>
    NativePromise.resolve(true),
  );
  Object.defineProperty(PublicKeyCredential, name, {
    ...descriptor,
    value: override,
  });
  return () => Object.defineProperty(PublicKeyCredential, name, descriptor);
}
