import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import type { Page } from 'puppeteer';
import { CommandFailure } from '../command-failure';
import { ExitCode } from '../exit-code';
import { PasskeySilence } from './passkey-silence';
import { signInPage, type SignOutcome } from './sign-in-page';

/** The only place where the owner's passkey answers. */
const signingOrigin = 'https://web.whatsapp.com';
/** A page of that origin that loads nothing: the passkey needs no more. */
const signingPage = `${signingOrigin}/robots.txt`;
const loadMs = 30_000;

/** Asks the owner's passkey at WhatsApp's origin, or says why it could not. */
export async function signAtOrigin(
  page: Page,
  challenge: PasskeyChallenge,
  signal: AbortSignal,
): Promise<PasskeyAssertion> {
  await openSigningPage(page, signal);
  const outcome = await raceAbort(askPasskey(page, challenge), signal);
  if ('assertion' in outcome) return outcome.assertion;
  throw new PasskeySilence(
    outcome.name === 'NotAllowedError'
      ? 'The passkey did not answer: it was cancelled, timed out, or is not on this device. You can try again.'
      : `The browser refused to sign (${outcome.name}): ${outcome.error}`,
  );
}

/** puppeteer quotes the browser's own name of the error. */
function describeLoadFailure(cause: unknown): string {
  const code = /net::ERR_[A-Z_]+/.exec(String(cause))?.[0];
  return code === undefined
    ? `${signingOrigin} did not load within ${loadMs / 1_000} s. Try again.`
    : `${signingOrigin} did not load (${code}). Check the connection of this computer, then try again.`;
}

async function openSigningPage(page: Page, signal: AbortSignal): Promise<void> {
  try {
    await page.goto(signingPage, { signal, timeout: loadMs });
  } catch (cause) {
    signal.throwIfAborted();
    throw new CommandFailure(ExitCode.FAILED, describeLoadFailure(cause), {
      cause,
    });
  }
  if (new URL(page.url()).origin === signingOrigin) return;
  throw new CommandFailure(
    ExitCode.FAILED,
    `The browser showed another page than ${signingOrigin}. Nothing was signed.`,
  );
}

async function askPasskey(
  page: Page,
  challenge: PasskeyChallenge,
): Promise<SignOutcome> {
  try {
    await page.bringToFront();
    return await page.evaluate(signInPage, challenge, signingOrigin);
  } catch (cause) {
    throw new PasskeySilence(
      'The signing window was closed, or left the page, before the passkey answered.',
      { cause },
    );
  }
}

function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}
