import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import { whatsAppOrigin } from './whatsapp-origin';

/** A managed browser that forbids it says so within a few milliseconds. */
const probeMs = 1_000;

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
 * nothing to the visitor; a managed Chromium 156 refuses it at once where the
 * policy names other pages, and waits where it names this one. An unmanaged one
 * is not asked: it would look for WhatsApp's related origins on the network
 * first, and whoever is slow to refuse must not look like one that waits.
 */
export async function canSignHere(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined') return false;
  if (!('credentials' in navigator)) return false;
  if (!readsOverride()) return false;
  try {
    await navigator.credentials.get({
      mediation: 'conditional',
      publicKey: probe(override),
      signal: AbortSignal.timeout(probeMs),
    });
    return true;
  } catch (error) {
    return error instanceof DOMException && !isForbidden(error);
  }
}

/** Chromium reads the member only where a policy speaks of it. */
function readsOverride(): boolean {
  let read = false;
  const publicKey = probe({
    get remoteDesktopClientOverride() {
      read = true;
      return override.remoteDesktopClientOverride;
    },
  });
  navigator.credentials
    .get({ publicKey, signal: AbortSignal.abort() })
    .catch(() => undefined);
  return read;
}

function probe(
  extensions: RemoteDesktopOptions['extensions'],
): RemoteDesktopOptions {
  return {
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    rpId: 'whatsapp.com',
    userVerification: 'required',
    extensions,
  };
}

/** Rejects with the browser's own `DOMException`, or with the signal's reason. */
export async function signHere(
  challenge: PasskeyChallenge,
  signal: AbortSignal,
): Promise<PasskeyAssertion> {
  const options = PublicKeyCredential.parseRequestOptionsFromJSON({
    ...challenge,
    extensions: {},
    allowCredentials: challenge.allowCredentials ?? [],
  });
  const publicKey: RemoteDesktopOptions = { ...options, extensions: override };
  const credential = await navigator.credentials.get({ publicKey, signal });
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
