import type { Client } from 'whatsapp-web.js';
import { describeProxyRefusal, followProxy } from './follow-proxy';

/** Calls `onGone` with a sentence for a human when a run cannot go on. */
export function followBrowser(
  { pupBrowser, pupPage }: Pick<Client, 'pupBrowser' | 'pupPage'>,
  hasProxySignIn: boolean,
  onGone: (reason: string) => void,
): void {
  pupBrowser?.once('disconnected', () => {
    onGone('The browser has ended. The session starts again by itself.');
  });
  if (!pupPage) {
    return;
  }
  pupPage.once('close', () => {
    onGone(
      'The page of WhatsApp Web was closed. The session starts again by itself.',
    );
  });
  // Puppeteer's name for a crash of the page.
  pupPage.once('error', () => {
    onGone(
      'The page of WhatsApp Web crashed. The session starts again by itself.',
    );
  });
  followProxy(pupPage, () => {
    onGone(describeProxyRefusal(hasProxySignIn));
  });
}
