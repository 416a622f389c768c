import type { PasskeyAssertion } from '@waha-passkey/contract';
import {
  describeOutcome,
  toPanelTexts,
  toWaitingTexts,
  type PanelSubject,
  type SignableOptions,
} from '@waha-passkey/signing';
import type { Page } from 'puppeteer';
import { PasskeySilence } from './passkey-silence';
import { SigningTab } from './signing-tab';

export interface SigningTask {
  readonly options: SignableOptions;
  readonly subject: PanelSubject;
  /** How long the request can be answered. */
  readonly leftMs: number;
  readonly signal: AbortSignal;
  /** Called with the document in which the passkey is asked. */
  readonly onDocument: (description: string) => void;
}

/**
 * Asks the owner's passkey at WhatsApp's origin after a click there, and again
 * in the same tab until there is an answer, or the owner cancels.
 */
export async function signAtOrigin(
  page: Page,
  { options, subject, leftMs, signal, onDocument }: SigningTask,
): Promise<PasskeyAssertion> {
  const until = Date.now() + leftMs;
  const tab = await SigningTab.open(page, signal);
  onDocument(tab.description);
  let message = '';
  for (;;) {
    const choice = await tab.showPanel(toPanelTexts(subject, message));
    if (choice !== 'sign') throw createCancelled();
    const asked = tab.ask(options, Math.max(0, until - Date.now()));
    const cancelled = tab.showPanel(toWaitingTexts(subject));
    const first = await Promise.race([asked, cancelled]);
    cancelled.catch(ignoreWhenLate);
    if (typeof first === 'string') {
      asked.catch(ignoreWhenLate);
      throw createCancelled();
    }
    if (first.kind === 'signed') return first.assertion;
    message = describeOutcome(first);
  }
}

function createCancelled(): PasskeySilence {
  return new PasskeySilence(
    'You cancelled in the browser before the passkey answered. Nothing was signed.',
  );
}

/** Closing the browser ends it; what was waited for came before. */
function ignoreWhenLate(): void {}
