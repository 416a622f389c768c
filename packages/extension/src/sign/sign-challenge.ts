import type { PasskeyAssertion } from '@waha-passkey/contract';
import {
  describeOutcome,
  toPanelTexts,
  toWaitingTexts,
  type PanelSubject,
  type SignableOptions,
} from '@waha-passkey/signing';
import { SigningTab } from './signing-tab';

/** The owner cancelled; the request stays open. */
export class SigningCancelledError extends Error {
  constructor() {
    super(
      'You cancelled before the passkey answered. Nothing was signed; the request is still open.',
    );
  }
}

export interface SigningRequest {
  readonly options: SignableOptions;
  readonly subject: PanelSubject;
  /** How long the request can be answered. */
  readonly leftMs: number;
  /** Ends everything, with its reason. */
  readonly signal: AbortSignal;
  /** Called with the document in which the passkey is asked. */
  readonly onDocument: (description: string) => void;
}

/**
 * Asks the owner's passkey in a window of its own at WhatsApp's origin, after
 * a click there, and again in the same window until there is an answer. Closes
 * that window in every case. Throws an `Error` whose message the owner can read.
 */
export async function signChallenge(
  request: SigningRequest,
): Promise<PasskeyAssertion> {
  const tab = await SigningTab.open(request.signal);
  try {
    request.onDocument(tab.description);
    return await signInTab(tab, request);
  } finally {
    await tab.close();
  }
}

async function signInTab(
  tab: SigningTab,
  { options, subject, leftMs }: SigningRequest,
): Promise<PasskeyAssertion> {
  const until = Date.now() + leftMs;
  let message = '';
  for (;;) {
    const choice = await tab.showPanel(toPanelTexts(subject, message));
    if (choice !== 'sign') throw new SigningCancelledError();
    const asked = tab.ask(options, Math.max(0, until - Date.now()));
    const cancelled = tab.showPanel(toWaitingTexts(subject));
    const first = await Promise.race([asked, cancelled]);
    cancelled.catch(ignoreWhenLate);
    if (typeof first === 'string') throw new SigningCancelledError();
    if (first.kind === 'signed') return first.assertion;
    message = describeOutcome(first);
  }
}

/** Closing the window ends it; what was waited for came before. */
function ignoreWhenLate(): void {}
