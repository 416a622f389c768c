import { ServerRefusal, type ServerApi } from '../server/server-api';
import { askWhetherCodesMatch, type CodeQuestion } from './code-view';
import { showProblem, showView } from './view';

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
  showView('following');
  try {
    while (Date.now() < giveUpAt) {
      const status = await readStatus(api, session);
      if (status === 'WORKING') return;
      if (status === 'FAILED' || status === 'STOPPED') {
        throw new Error(await describeEnd(api, session));
      }
      if (status === 'SCAN_QR_CODE') {
        throw new Error('The server shows a QR code again. Link anew.');
      }
      if (status === 'PASSKEY_CONFIRMATION_REQUIRED' && !answered) {
        question ??= askWhetherCodesMatch(
          (await api.readConfirmation(session)).code,
        );
      } else if (question !== null && status !== null) {
        // WhatsApp may confirm by itself, or somebody else did.
        question.withdraw();
        question = null;
        showView('following');
      }
      const answer = await Promise.race([
        pause(lookAgainMs),
        ...(question === null ? [] : [question.answer]),
      ]);
      if (answer === undefined) continue;
      answered = true;
      question = null;
      await passOn(answer, api, session);
    }
  } finally {
    question?.withdraw();
  }
  throw new Error(
    'Nothing followed within six minutes. Look at the session on your server.',
  );
}

async function passOn(
  answer: 'match' | 'differ',
  api: ServerApi,
  session: string,
): Promise<void> {
  showView('following');
  if (answer === 'match') return api.confirm(session);
  await api.reject(session);
  throw new Error(
    'You said that the codes differ, so nothing was linked. Somebody may have tried to link a device of theirs.',
  );
}

/** Null when the server does not answer just now: it is asked again. */
async function readStatus(api: ServerApi, session: string) {
  try {
    const status = await api.readStatus(session);
    showProblem(null);
    return status;
  } catch (error) {
    if (error instanceof ServerRefusal) throw error;
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
