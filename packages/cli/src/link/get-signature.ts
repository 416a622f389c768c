import { askConsent, isSameRequest } from '../owner/ask-consent';
import { PasskeySilence } from '../owner/browser/passkey-silence';
import { describeTimeLeft } from '../owner/describe-time-left';
import type { OwnerContext } from '../owner/owner-context';
import type { OwnerApi } from '../owner/session/owner-api';
import type { SessionView } from '../owner/session/session-view';
import type { SessionWatch } from '../owner/session/session-watch';
import { signRequest } from '../owner/sign-request';
import { tellRequest } from '../owner/tell-request';
import { toFailure } from '../owner/to-failure';
import { askWhatNext, type NextStep } from './ask-what-next';
import { showHandoff } from './show-handoff';

/**
 * Gets the request signed: by the hand-off page, or here. Fulfils with true
 * when it was signed here, with false when the session moved on.
 */
export async function getSignature(
  api: OwnerApi,
  watch: SessionWatch,
  view: SessionView,
  signHere: boolean,
  context: OwnerContext,
): Promise<boolean> {
  const { prompt, report, signal } = context;
  // The engine saw the gate, and cannot answer it.
  if (view.attempt?.reason) throw toFailure(view);
  report.say();
  report.say('WhatsApp asks for the passkey of the account.');
  tellRequest(view, report);

  let next: NextStep = signHere ? 'sign-here' : 'new-link';
  while (next === 'new-link') {
    const hasLinks = await showHandoff(api, view.name, context);
    if (!prompt.isInteractive) {
      report.say(describeTimeLeft(view.attempt, Date.now()));
      while (isSameRequest(view, await watch.next(signal)));
      return false;
    }
    next = await askWhatNext(watch, view, hasLinks, context);
  }
  if (next === 'moved-on') return false;
  for (;;) {
    await askConsent(api.url, view, watch, context);
    try {
      await signRequest(api, watch, view, context);
      return true;
    } catch (error) {
      // A wrong click must not cost the request: it is asked about again.
      if (!(error instanceof PasskeySilence)) throw error;
      report.say();
      report.say(report.style.bad(error.message));
    }
  }
}
