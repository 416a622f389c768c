import { SessionStatus } from '@waha-passkey/contract';
import { askWhile } from './ask-while';
import { CommandFailure } from './command-failure';
import { ExitCode } from './exit-code';
import type { OwnerContext } from './owner-context';
import type { OwnerApi } from './session/owner-api';
import type { SessionWatch } from './session/session-watch';
import { toPlainText } from './terminal/to-plain-text';

/**
 * Shows the code, and passes a person's answer on. Without a terminal it only
 * shows: somebody has to answer elsewhere, a code is never confirmed by itself.
 */
export async function compareCodes(
  api: OwnerApi,
  watch: SessionWatch,
  { prompt, report, signal }: OwnerContext,
): Promise<void> {
  const { session } = watch;
  const code = await api.readCode(session, signal);
  if (code === null) return;
  report.tell({ event: 'code', session, code });
  report.say();
  report.say('  Does your phone show exactly this code?');
  report.say();
  report.say(`      ${report.style.bold(spaced(toPlainText(code)))}`);
  report.say();
  if (!prompt.isInteractive) {
    report.say(
      'There is no terminal to answer in: confirm or reject it with the API.',
    );
    return;
  }
  const answer = await askWhile(
    watch,
    ({ status }) => status === SessionStatus.PASSKEY_CONFIRMATION_REQUIRED,
    (asking) => askUntilClear(prompt, asking),
    signal,
  );
  if (answer === null) return;
  if (answer === 'match') return api.confirm(session, signal);
  await api.reject(session, signal);
  throw new CommandFailure(
    ExitCode.DECLINED,
    'You said that the codes differ, so nothing was linked. Someone else may have tried to link their own device.',
  );
}

async function askUntilClear(
  prompt: OwnerContext['prompt'],
  signal: AbortSignal,
): Promise<'match' | 'differ'> {
  for (;;) {
    const answer = await prompt.ask(() => 'Type "match" or "differ": ', signal);
    if (/^m(atch)?$/i.test(answer)) return 'match';
    if (/^d(iffer)?$/i.test(answer)) return 'differ';
    signal.throwIfAborted();
  }
}

/** `A B C D - 1 2 3 4`: a terminal has no larger type. */
function spaced(code: string): string {
  const halves = code.length === 8 ? [code.slice(0, 4), code.slice(4)] : [code];
  return halves.map((half) => [...half].join(' ')).join('  -  ');
}
