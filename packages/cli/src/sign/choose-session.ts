import { SessionStatus } from '@waha-passkey/contract';
import { ApiError, type SessionSummary } from '@waha-passkey/client';
import { CommandFailure } from '../owner/command-failure';
import { ExitCode } from '../owner/exit-code';
import type { OwnerContext } from '../owner/owner-context';
import { asksForPasskey } from '../owner/ask-consent';
import type { OwnerApi } from '../owner/session/owner-api';
import type { SessionView } from '../owner/session/session-view';
import { toPlainText } from '../owner/terminal/to-plain-text';

/** The session to sign for: the named one, the only one, or a person's choice. */
export async function chooseSession(
  api: OwnerApi,
  named: string | null,
  context: OwnerContext,
): Promise<string> {
  if (named !== null) return requirePending(api, named, context.signal);
  const sessions = await api.listSessions(context.signal);
  const views = await Promise.all(
    sessions.map((one) => addCheckpoint(api, one, context.signal)),
  );
  const names = views.filter(asksForPasskey).map(({ name }) => name);
  const [only] = names;
  if (only === undefined) {
    throw new CommandFailure(
      ExitCode.NOTHING_PENDING,
      `No session on ${api.url} asks for a passkey now. Start linking there first.`,
    );
  }
  return names.length === 1 ? only : askWhich(names, context);
}

async function requirePending(
  api: OwnerApi,
  session: string,
  signal: AbortSignal,
): Promise<string> {
  const summary = await readStatus(api, session, signal);
  const { status } = summary;
  if (asksForPasskey(await addCheckpoint(api, summary, signal))) return session;
  throw new CommandFailure(
    ExitCode.NOTHING_PENDING,
    `Session ${toPlainText(
      session,
    )} does not ask for a passkey: it is ${toPlainText(status)}.`,
  );
}

async function readStatus(api: OwnerApi, session: string, signal: AbortSignal) {
  try {
    return await api.readSession(session, signal);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    throw new CommandFailure(
      ExitCode.NOTHING_PENDING,
      `There is no session ${toPlainText(session)} on ${api.url}.`,
    );
  }
}

/** A linked session says only in its attempt that it is at a checkpoint. */
async function addCheckpoint(
  api: OwnerApi,
  summary: SessionSummary,
  signal: AbortSignal,
): Promise<SessionView> {
  const attempt =
    summary.status === SessionStatus.WORKING
      ? await api.readAttempt(summary.name, signal).catch(nullForRefusal)
      : null;
  return { ...summary, attempt };
}

/** Upstream WAHA refuses the question where nothing is pending. */
function nullForRefusal(error: unknown): null {
  if (error instanceof ApiError) return null;
  throw error;
}

async function askWhich(
  names: string[],
  { prompt, report, signal }: OwnerContext,
): Promise<string> {
  report.say('These sessions ask for your passkey:');
  names.forEach((name, i) => report.say(`  ${i + 1}  ${toPlainText(name)}`));
  const answer = await prompt.ask(() => 'Which one did you start? ', signal);
  const chosen = names[Number(answer) - 1];
  if (chosen !== undefined) return chosen;
  throw new CommandFailure(
    ExitCode.DECLINED,
    'That is none of them; nothing was signed.',
  );
}
