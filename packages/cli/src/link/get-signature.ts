import type { PasskeyHandoff } from '@waha-passkey/contract';
import { askConsent, isSameRequest } from '../owner/ask-consent';
import { askWhile } from '../owner/ask-while';
import { CommandFailure } from '../owner/command-failure';
import { describeTimeLeft } from '../owner/describe-time-left';
import { ExitCode } from '../owner/exit-code';
import type { OwnerContext } from '../owner/owner-context';
import type { OwnerApi } from '../owner/session/owner-api';
import type { SessionView } from '../owner/session/session-view';
import type { SessionWatch } from '../owner/session/session-watch';
import { signRequest } from '../owner/sign-request';
import { toFailure } from '../owner/to-failure';
import { toPlainText } from '../owner/terminal/to-plain-text';
import { drawQr } from '../terminal/draw-qr';

/**
 * Gets the request signed: by the hand-off page, or here. Fulfils with
 * true when it was signed here, with false when the session moved on.
 */
export async function getSignature(
  api: OwnerApi,
  watch: SessionWatch,
  view: SessionView,
  signHere: boolean,
  context: OwnerContext,
): Promise<boolean> {
  const { prompt, report, signal } = context;
  const { attempt } = view;
  if (attempt?.reason) throw toFailure(view);
  report.say();
  report.say('WhatsApp asks for the passkey of the account.');
  report.tell({
    event: 'passkey-required',
    session: view.name,
    attemptId: attempt?.attemptId ?? null,
    expiresAt: attempt?.expiresAt ?? null,
    codeFreeUntil: attempt?.codeFreeUntil ?? null,
  });
  const handoff = signHere ? null : await api.createHandoff(view.name, signal);
  if (handoff) showHandoff(handoff, view.name, context);
  else if (!signHere) report.say('This server has no page for its owner.');

  if (!prompt.isInteractive) {
    if (signHere) {
      throw new CommandFailure(
        ExitCode.USAGE,
        'Signing here needs a person who agrees, so --sign-here needs a terminal.',
      );
    }
    report.say(`Waiting for the signature: ${countDown(view)}.`);
    while (isSameRequest(view, await watch.next(signal)));
    return false;
  }
  if (!signHere && !(await askToSignHere(watch, view, context))) return false;
  await askConsent(api.origin, view, watch, context);
  await signRequest(api, view, context);
  return true;
}

function showHandoff(
  { url, expiresAt, attemptId }: PasskeyHandoff,
  session: string,
  { report }: OwnerContext,
): void {
  report.tell({ event: 'handoff', session, url, expiresAt, attemptId });
  report.say('Open this on the device that has the passkey. It opens once,');
  report.say('and whoever opens it can answer: send it to nobody else.');
  report.say();
  report.say(drawQr(url, Boolean(report.people.isTTY)));
  report.say();
  report.say(`  ${toPlainText(url)}`);
  report.say();
}

/** False when the session moved on: somebody signed elsewhere, or it is over. */
async function askToSignHere(
  watch: SessionWatch,
  view: SessionView,
  { prompt, signal }: OwnerContext,
): Promise<boolean> {
  const answer = await askWhile(
    watch,
    (now) => isSameRequest(view, now),
    async (asking) => {
      for (;;) {
        const typed = await prompt.ask(
          () =>
            `Waiting (${countDown(view)}). Type s to sign on this computer: `,
          asking,
        );
        if (/^s(ign)?$/i.test(typed)) return 'sign';
        asking.throwIfAborted();
      }
    },
    signal,
  );
  return answer === 'sign';
}

function countDown({ attempt }: SessionView): string {
  return describeTimeLeft(attempt, Date.now());
}
