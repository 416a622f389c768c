import type { PasskeyAssertion } from '@waha-passkey/contract';
import {
  toSignable,
  type PanelSubject,
  type SignableOptions,
} from '@waha-passkey/signing';
import { isSameRequest } from './ask-consent';
import { askWhile } from './ask-while';
import { signAtOrigin } from './browser/sign-at-origin';
import { CommandFailure } from './command-failure';
import { ExitCode } from './exit-code';
import type { OwnerContext } from './owner-context';
import type { OwnerApi } from './session/owner-api';
import type { SessionView } from './session/session-view';
import type { SessionWatch } from './session/session-watch';

/** WebAuthn's own default for options without a timeout (Level 3 §15.1). */
const defaultTimeoutMs = 300_000;

/** Signs what the session asks for, in the owner's browser, and submits it. */
export async function signRequest(
  api: OwnerApi,
  watch: SessionWatch,
  view: SessionView,
  context: OwnerContext,
): Promise<void> {
  const { report, signal } = context;
  const options = await readSignable(api, view.name, signal);
  const kind = view.attempt?.kind ?? 'linking';
  if (options.kind !== kind) {
    throw new CommandFailure(
      ExitCode.FAILED,
      'The server asks for something else than it said before you agreed. Nothing was signed. Look at the session on the server.',
    );
  }
  report.say('Opening your browser; choose “Use my passkey” there.');
  const subject = { server: api.url, session: view.name, kind };
  const assertion = await askWhile(
    watch,
    (now) => isSameRequest(view, now),
    (asking) =>
      signInBrowser(options, subject, view, { ...context, signal: asking }),
    signal,
  );
  if (assertion === null) {
    throw new CommandFailure(
      ExitCode.EXPIRED,
      'The request was cancelled, replaced, or signed elsewhere before the passkey answered here.',
    );
  }
  await api.submit(view.name, assertion, signal);
  report.say('Signed, and the server accepted it.');
  report.tell({ event: 'signed', session: view.name });
}

async function readSignable(
  api: OwnerApi,
  session: string,
  signal: AbortSignal,
): Promise<SignableOptions> {
  const challenge = await api.readChallenge(session, signal);
  try {
    return toSignable(challenge);
  } catch (cause) {
    throw new CommandFailure(ExitCode.FAILED, (cause as Error).message, {
      cause,
    });
  }
}

async function signInBrowser(
  options: SignableOptions,
  subject: PanelSubject,
  { attempt }: SessionView,
  { openOwnerBrowser, report, signal }: OwnerContext,
): Promise<PasskeyAssertion> {
  const leftMs = attempt?.expiresAt
    ? Math.max(0, attempt.expiresAt - Date.now())
    : (options.timeout ?? defaultTimeoutMs);
  const deadline = AbortSignal.timeout(leftMs);
  const browser = await openOwnerBrowser();
  try {
    return await signAtOrigin(browser.page, {
      options,
      subject,
      leftMs,
      signal: AbortSignal.any([signal, deadline]),
      onDocument: (description) => report.say(`Signing page: ${description}`),
    });
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
