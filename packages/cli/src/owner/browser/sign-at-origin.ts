import type { PasskeyAssertion } from '@waha-passkey/contract';
import {
  describeOutcome,
  signingOrigin,
  signInPage,
  type SignableOptions,
  type SignOutcome,
} from '@waha-passkey/signing';
import type { Page } from 'puppeteer';
import { CommandFailure } from '../command-failure';
import { ExitCode } from '../exit-code';
import { PasskeySilence } from './passkey-silence';

/** A page of that origin that loads nothing: the passkey needs no more. */
const signingPage = `${signingOrigin}/robots.txt`;
const loadMs = 30_000;

/** Asks the owner's passkey at WhatsApp's origin, or says why it could not. */
export async function signAtOrigin(
  page: Page,
  options: SignableOptions,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<PasskeyAssertion> {
  await openSigningPage(page, signal);
  const outcome = await raceAbort(askPasskey(page, options, timeoutMs), signal);
  if (outcome.kind === 'signed') return outcome.assertion;
  throw new PasskeySilence(describeOutcome(outcome));
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
  options: SignableOptions,
  timeoutMs: number,
): Promise<SignOutcome> {
  try {
    await page.bringToFront();
    return await page.evaluate(signInPage, options, signingOrigin, timeoutMs);
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
