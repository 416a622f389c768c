import { isSameRequest } from '../owner/ask-consent';
import { askWhile } from '../owner/ask-while';
import { describeTimeLeft } from '../owner/describe-time-left';
import type { OwnerContext } from '../owner/owner-context';
import type { SessionView } from '../owner/session/session-view';
import type { SessionWatch } from '../owner/session/session-watch';

export type NextStep = 'sign-here' | 'new-link' | 'moved-on';

/** What the operator wants while the signature is awaited. */
export async function askWhatNext(
  watch: SessionWatch,
  view: SessionView,
  hasLinks: boolean,
  { prompt, signal }: OwnerContext,
): Promise<NextStep> {
  const offer = hasLinks
    ? 'Type s to sign on this computer, n for a new link: '
    : 'Type s to sign on this computer: ';
  const question = () =>
    `Waiting (${describeTimeLeft(view.attempt, Date.now())}). ${offer}`;
  const answer = await askWhile(
    watch,
    (now) => isSameRequest(view, now),
    async (asking): Promise<NextStep> => {
      for (;;) {
        const typed = await prompt.ask(question, asking);
        if (/^s(ign)?$/i.test(typed)) return 'sign-here';
        if (hasLinks && /^n(ew)?$/i.test(typed)) return 'new-link';
        asking.throwIfAborted();
      }
    },
    signal,
  );
  return answer ?? 'moved-on';
}
