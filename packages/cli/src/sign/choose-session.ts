import { SessionStatus } from '@waha-passkey/contract';
import { ApiError } from '@waha-passkey/client';
import { CommandFailure } from '../owner/command-failure';
import { ExitCode } from '../owner/exit-code';
import type { OwnerContext } from '../owner/owner-context';
import type { OwnerApi } from '../owner/session/owner-api';
import { toPlainText } from '../owner/terminal/to-plain-text';

/** The session to sign for: the named one, the only one, or a person's choice. */
export async function chooseSession(
  api: OwnerApi,
  named: string | null,
  context: OwnerContext,
): Promise<string> {
  if (named !== null) return requirePending(api, named, context.signal);
  const sessions = await api.listSessions(context.signal);
  const names = sessions
    .filter(({ status }) => status === SessionStatus.PASSKEY_REQUIRED)
    .map(({ name }) => name);
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
  const { status } = await readStatus(api, session, signal);
  if (status === SessionStatus.PASSKEY_REQUIRED) return session;
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
