import { ApiError } from '@waha-passkey/client';
import type { ServerApi } from '../server/server-api';
import { askWhetherCodesMatch, type CodeQuestion } from './code-view';
import { showProblem, showView, waitForTrustedClick } from './view';

const lookAgainMs = 1_500;
/** The page's three waits of 120 s after a signature, and some grace. */
const giveUpMs = 400_000;

/**
 * Watches the session after the signature was accepted. Fulfils when it is
 * linked; throws an `Error` with the reason otherwise.
 */
export async function followLinking(
  api: ServerApi,
  session: string,
): Promise<void> {
  const giveUpAt = Date.now() + giveUpMs;
  let question: CodeQuestion | null = null;
  let answered = false;
  const over = new AbortController();
  const cancelled = waitForTrustedClick(['cancel'], over.signal).then(
    () => 'cancel' as const,
    () => undefined,
  );
  showView('following');
  try {
    while (Date.now() < giveUpAt) {
      const status = await readStatus(api, session);
      if (status === 'WORKING') return;
      if (status === 'FAILED' || status === 'STOPPED') {
        throw new Error(await describeEnd(api, session));
      }
      if (status === 'SCAN_QR_CODE') {
        throw new Error('The server shows a QR code again. Link again.');
      }
      if (status === 'PASSKEY_CONFIRMATION_REQUIRED' && !answered) {
        question ??= await askAboutCode(api, session);
      } else if (question !== null && status !== null) {
        // WhatsApp may confirm by itself, or somebody else did.
        question.withdraw();
        question = null;
        showView('following');
      }
      const answer = await Promise.race([
        pause(lookAgainMs),
        cancelled,
        ...(question === null ? [] : [question.answer]),
      ]);
      if (answer === undefined) continue;
      answered = true;
      question = null;
      await passOn(answer, api, session);
    }
  } finally {
    question?.withdraw();
    over.abort();
  }
  throw new Error(
    'Nothing followed within six minutes. Look at the session on your server.',
  );
}

/** Null when the code has just become needless. */
async function askAboutCode(
  api: ServerApi,
  session: string,
): Promise<CodeQuestion | null> {
  const shown = await unlessOver(api.readConfirmation(session));
  return shown ? askWhetherCodesMatch(shown.code) : null;
}

/** WhatsApp, or somebody else, may have been faster: then the status tells. */
async function unlessOver<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ApiError && error.status === 422) return null;
    throw error;
  }
}

async function passOn(
  answer: 'match' | 'differ' | 'cancel',
  api: ServerApi,
  session: string,
): Promise<void> {
  showView('following');
  if (answer === 'match') {
    await unlessOver(api.confirm(session));
    return;
  }
  if (answer === 'cancel') {
    await api.cancel(session);
    throw new Error('You cancelled the linking, so nothing was linked.');
  }
  await api.reject(session);
  throw new Error(
    'You said that the codes differ, so nothing was linked. Someone else may have tried to link their own device.',
  );
}

/** Null when the server does not answer just now: it is asked again. */
async function readStatus(api: ServerApi, session: string) {
  try {
    const status = await api.readStatus(session);
    showProblem(null);
    return status;
  } catch (error) {
    if (error instanceof ApiError) throw error;
    showProblem(error);
    return null;
  }
}

async function describeEnd(api: ServerApi, session: string): Promise<string> {
  const attempt = await api.readAttempt(session).catch(() => null);
  return attempt?.reason?.message ?? 'The server ended the session.';
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
