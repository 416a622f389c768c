import type { SignOutcome } from './sign-outcome';
import { signingOrigin } from './signing-origin';

const longestQuote = 200;

/** What each name of an error means here, and what to try. */
const advice: Readonly<Record<string, string>> = {
  NotAllowedError:
    'It was cancelled, took too long, or this device has no passkey for WhatsApp. You can try again.',
  AbortError:
    'Something else ended it: perhaps another page or extension that asked for a passkey. Try again.',
  OperationError:
    'Another request for a passkey is open. Close its dialog, then try again.',
  InvalidStateError:
    'What holds the passkey cannot answer now. Unlock it, then try again.',
  SecurityError:
    'The browser does not let this page ask. Check its warning about the connection, then try again.',
  NotSupportedError:
    'This browser cannot do what WhatsApp asks for. Try another browser.',
};

const otherwise =
  'Try again; if the same comes back, try without the password manager, or in another browser.';

/** Why there is no signature, and what to do; plain text for a person. */
export function describeOutcome(
  outcome: Exclude<SignOutcome, { kind: 'signed' }>,
): string {
  switch (outcome.kind) {
    case 'elsewhere':
      return `The signing page was replaced by another page than ${signingOrigin}. Nothing was signed. Try again.`;
    case 'unsupported':
      return 'This browser has no passkeys for web pages. Try Chrome, Edge, Firefox or Safari as they are now.';
    case 'nothing':
      return 'The passkey did not answer. Unlock what holds it, then try again.';
    case 'timeout':
      return 'The passkey did not answer in time. Close its dialog if one is open, then try again.';
    case 'unreadable':
      return `What holds the passkey answered in a form that cannot be used: ${quote(outcome.message)}. Nothing was sent. Try another password manager, browser or device.`;
    case 'refused':
      return describeRefusal(outcome);
  }
}

function describeRefusal({
  name,
  message,
  hadFocus,
}: Extract<SignOutcome, { kind: 'refused' }>): string {
  const said = `${quote(name)}: ${quote(message)}`;
  if (name === 'NotAllowedError' && !hadFocus) {
    return `The request was refused while the page did not have the focus (${said}). Click into the page, then try again.`;
  }
  return `The request was refused (${said}). ${advice[name] ?? otherwise}`;
}

/** Foreign words: one line, and not for ever. */
function quote(text: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  const end = line.length > longestQuote ? '…' : '';
  return (line.slice(0, longestQuote) + end).replace(/[.\s]+$/, '');
}
