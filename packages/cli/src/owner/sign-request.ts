import {
  assertSignable,
  type PasskeyAssertion,
  type PasskeyChallenge,
} from '@waha-passkey/contract';
import { signAtOrigin } from './browser/sign-at-origin';
import { CommandFailure } from './command-failure';
import { ExitCode } from './exit-code';
import type { OwnerContext } from './owner-context';
import type { OwnerApi } from './session/owner-api';
import type { SessionView } from './session/session-view';

/** WebAuthn's own default for options without a timeout (Level 3 §15.1). */
const defaultTimeoutMs = 300_000;

/** Signs what the session asks for, in the owner's browser, and submits it. */
export async function signRequest(
  api: OwnerApi,
  view: SessionView,
  context: OwnerContext,
): Promise<void> {
  const { report, signal } = context;
  const challenge = await readSignable(api, view.name, signal);
  report.say('Opening your browser; answer it there.');
  const assertion = await signInBrowser(challenge, view, context);
  await api.submit(view.name, assertion, signal);
  report.say('Signed, and the server accepted it.');
  report.tell({ event: 'signed', session: view.name });
}

async function readSignable(
  api: OwnerApi,
  session: string,
  signal: AbortSignal,
): Promise<PasskeyChallenge> {
  try {
    const challenge = await api.readChallenge(session, signal);
    assertSignable(challenge);
    return challenge;
  } catch (cause) {
    signal.throwIfAborted();
    throw new CommandFailure(
      ExitCode.FAILED,
      cause instanceof TypeError
        ? `The server sent no usable request: ${cause.message}. Nothing was signed.`
        : (cause as Error).message,
      { cause },
    );
  }
}

async function signInBrowser(
  challenge: PasskeyChallenge,
  { attempt }: SessionView,
  { openOwnerBrowser, signal }: OwnerContext,
): Promise<PasskeyAssertion> {
  const leftMs = attempt?.expiresAt
    ? attempt.expiresAt - Date.now()
    : (challenge.timeout ?? defaultTimeoutMs);
  const deadline = AbortSignal.timeout(Math.max(0, leftMs));
  const browser = await openOwnerBrowser();
  try {
    return await signAtOrigin(
      browser.page,
      challenge,
      AbortSignal.any([signal, deadline]),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (!deadline.aborted) throw error;
    throw new CommandFailure(
      ExitCode.EXPIRED,
      'The request expired before the passkey answered.',
    );
  } finally {
    await browser.close();
  }
}
