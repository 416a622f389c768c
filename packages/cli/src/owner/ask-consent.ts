import {
  PasskeyAttemptKind,
  PasskeyPhase,
  SessionStatus,
} from '@waha-passkey/contract';
import { describeKind } from '@waha-passkey/signing';
import { askWhile } from './ask-while';
import { CommandFailure } from './command-failure';
import { describeTimeLeft } from './describe-time-left';
import { ExitCode } from './exit-code';
import type { OwnerContext } from './owner-context';
import type { SessionView } from './session/session-view';
import type { SessionWatch } from './session/session-watch';
import { toPlainText } from './terminal/to-plain-text';

/**
 * What the owner is told before anything is signed; fulfils only for a "yes" of
 * theirs. There is no option that answers in their place.
 */
export async function askConsent(
  origin: string,
  view: SessionView,
  watch: SessionWatch,
  { prompt, report, signal }: OwnerContext,
): Promise<void> {
  const bold = (text: string) => report.style.bold(text);
  report.say();
  report.say(`  ${describeKind(view.attempt?.kind ?? 'linking')}`);
  report.say();
  report.say(`  server   ${bold(origin)}`);
  report.say(`  session  ${bold(toPlainText(view.name))}`);
  report.say();
  report.say(
    '  If you did not start this yourself, or somebody else asked you',
  );
  report.say('  to run this command: stop here.');
  report.say();
  const answer = await askWhile(
    watch,
    (now) => isSameRequest(view, now),
    (asking) =>
      prompt.ask(
        () =>
          `Sign with your passkey? (${describeTimeLeft(
            view.attempt,
            Date.now(),
          )}) [y/N] `,
        asking,
      ),
    signal,
  );
  if (answer === null) {
    throw new CommandFailure(
      ExitCode.EXPIRED,
      'The request is over: it expired, was replaced, or somebody else signed.',
    );
  }
  if (/^y(es)?$/i.test(answer)) return;
  throw new CommandFailure(
    ExitCode.DECLINED,
    'You declined; nothing was signed.',
  );
}

/** To link, or at the checkpoint of a linked device, whose status is WORKING. */
export function asksForPasskey({ status, attempt }: SessionView): boolean {
  if (status === SessionStatus.PASSKEY_REQUIRED) return true;
  return (
    attempt?.kind === PasskeyAttemptKind.CHECKPOINT &&
    attempt.phase === PasskeyPhase.AWAITING_ASSERTION
  );
}

/** Servers that do not tell attempts apart have only the status. */
export function isSameRequest(before: SessionView, now: SessionView): boolean {
  return (
    asksForPasskey(now) && now.attempt?.attemptId === before.attempt?.attemptId
  );
}
