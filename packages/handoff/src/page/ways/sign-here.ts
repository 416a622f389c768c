import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import { signInPage, signingOrigin, toSignable } from '@waha-passkey/signing';
import { NotSignedError } from './not-signed-error';

/** A managed browser that forbids it says so within a few milliseconds. */
const probeMs = 1_000;
/** The page ends the wait with its request, which is shorter. */
const longestMs = 600_000;

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

/** Rejects with a `NotSignedError`, or where the request may not be signed. */
export async function signHere(
  challenge: PasskeyChallenge,
  signal: AbortSignal,
): Promise<PasskeyAssertion> {
  const outcome = await signInPage(
    toSignable(challenge),
    location.origin,
    longestMs,
    { signal, extensions: override },
  );
  if (outcome.kind === 'signed') return outcome.assertion;
  throw new NotSignedError(outcome);
}

const override = {
  remoteDesktopClientOverride: {
    origin: signingOrigin,
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
