import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import { whatsAppOrigin } from './whatsapp-origin';

/** A browser that forbids it says so within a few milliseconds. */
const probeMs = 300;

/** Chromium's remote-desktop extension of WebAuthn; not in TypeScript's DOM. */
interface RemoteDesktopOptions extends PublicKeyCredentialRequestOptions {
  extensions: AuthenticationExtensionsClientInputs & {
    remoteDesktopClientOverride: {
      origin: string;
      sameOriginWithAncestors: boolean;
    };
  };
}

/**
 * Whether the browser's administrator lets this page sign for WhatsApp
 * (policies `WebAuthenticationRemoteDesktopAllowedOrigins`,
 * `WebAuthenticationRemoteProxiedRequestsAllowed`). A conditional request shows
 * nothing to the visitor; Chromium 156 refuses it at once where the policy does
 * not allow it, and waits where it does.
 */
export async function canSignHere(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined') return false;
  const probe: RemoteDesktopOptions = {
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    rpId: 'whatsapp.com',
    userVerification: 'required',
    extensions: override,
  };
  try {
    await navigator.credentials.get({
      mediation: 'conditional',
      publicKey: probe,
      signal: AbortSignal.timeout(probeMs),
    });
    return true;
  } catch (error) {
    return error instanceof DOMException && !isForbidden(error);
  }
}

/** Rejects with the browser's own `DOMException`. */
export async function signHere(
  challenge: PasskeyChallenge,
): Promise<PasskeyAssertion> {
  const options = PublicKeyCredential.parseRequestOptionsFromJSON({
    ...challenge,
    extensions: {},
    allowCredentials: challenge.allowCredentials ?? [],
  });
  const publicKey: RemoteDesktopOptions = { ...options, extensions: override };
  const credential = await navigator.credentials.get({ publicKey });
  if (!(credential instanceof PublicKeyCredential)) {
    throw new DOMException('No passkey answered.', 'NotAllowedError');
  }
  return credential.toJSON() as PasskeyAssertion;
}

const override = {
  remoteDesktopClientOverride: {
    origin: whatsAppOrigin,
    sameOriginWithAncestors: true,
  },
};

function isForbidden({ name, message }: DOMException): boolean {
  return (
    name === 'SecurityError' ||
    name === 'NotSupportedError' ||
    message.includes('not permitted')
  );
}
