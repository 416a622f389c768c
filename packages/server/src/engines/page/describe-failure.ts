import { LaunchError } from '@waha-passkey/browser';
import { storageCodeOf } from '../../storage/storage-error';

/**
 * Turns what whatsapp-web.js and puppeteer throw into a sentence for a human.
 * Only known parts of a message are repeated: it may quote the page.
 */
export function describeFailure(error: unknown, isLinked = false): string {
  if (!isLinked) {
    return describeUnlinked(error);
  }
  return isTimeout(toMessage(error))
    ? 'The device is linked, but whatsapp-web.js did not get ready within 30 s. Restart the session; that needs no new QR code.'
    : `${describeUnlinked(error)} The device stays linked: a restart needs no new QR code.`;
}

/** Why there is no pairing code; the number is only one of the causes. */
export function describeCodeFailure(error: unknown): string {
  return isNavigation(error) || isClosed(toMessage(error))
    ? 'WhatsApp Web was reloaded or closed before it gave a pairing code. Try again, or use the QR code.'
    : 'WhatsApp Web gave no pairing code for this number. Check the number, or use the QR code; the log has more.';
}

function describeUnlinked(error: unknown): string {
  if (error instanceof LaunchError) {
    return error.message;
  }
  const message = toMessage(error);
  const storage =
    storageCodeOf(error) ?? /No space left|ENOSPC/.exec(message)?.[0];
  if (
    storage === 'ENOSPC' ||
    storage === 'EDQUOT' ||
    storage === 'No space left'
  ) {
    return 'The disk is full, and the browser cannot write its profile. Free space, then restart the session.';
  }
  if (storage === 'EACCES' || storage === 'EROFS' || storage === 'EIO') {
    return `A file or folder of the session cannot be used (${storage}). Check the owner of the data folder and its disk, then restart the session.`;
  }
  if (/ERR_PROXY_AUTH_UNSUPPORTED|ERR_INVALID_AUTH_CREDENTIALS/.test(message)) {
    return 'The proxy requires a sign-in that the browser cannot do with what is configured. Check the user name, the password and the kind of sign-in of the proxy, then restart the session.';
  }
  const network = /net::ERR_[A-Z_]+/.exec(message)?.[0];
  if (network) {
    return `The browser could not open WhatsApp Web (${network}). Check the network and the proxy, then restart the session.`;
  }
  if (isTimeout(message)) {
    return 'WhatsApp Web was opened, but its scripts did not start within 30 s. Restart the session; if that does not help, check that the network and the proxy let all of its files through.';
  }
  if (message === 'profile in use' || message.includes('already running')) {
    return "Another browser uses this session's profile. End it, then start the session.";
  }
  if (
    /Could not find (?:Chrome|Chromium|chrome)|was not found|no executable/.test(
      message,
    )
  ) {
    return 'No browser was found. Install Chrome or Chromium, or set PUPPETEER_EXECUTABLE_PATH to one; then restart the server.';
  }
  if (isNavigation(error)) {
    return 'WhatsApp Web kept reloading. Restart the session.';
  }
  if (isClosed(message)) {
    return 'The browser closed while WhatsApp Web was loading. Restart the session.';
  }
  return 'WhatsApp Web could not be started. Restart the session; the log has more.';
}

function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Texts that whatsapp-web.js throws. */
function isTimeout(message: string): boolean {
  return message === 'auth timeout' || message === 'ready timeout';
}

function isClosed(message: string): boolean {
  return /closed|detached|disconnected/i.test(message);
}

/** The page was replaced while whatsapp-web.js was at work in it. */
export function isNavigation(error: unknown): boolean {
  return (
    error instanceof Error &&
    /Execution context was destroyed|Cannot find context|frame (?:was|got) detached/i.test(
      error.message,
    )
  );
}
