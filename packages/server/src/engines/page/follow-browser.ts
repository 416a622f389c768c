import type { Browser, Page } from 'puppeteer';
import { describeProxyRefusal, followProxy } from './follow-proxy';

/** Calls `onGone` with a sentence for a human when a run cannot go on. */
export function followBrowser(
  browser: Browser | undefined,
  page: Page | undefined,
  hasProxySignIn: boolean,
  onGone: (reason: string) => void,
): void {
  browser?.once('disconnected', () => {
    onGone('The browser has ended. The session starts again by itself.');
  });
  if (!page) {
    return;
  }
  page.once('close', () => {
    onGone(
      'The page of WhatsApp Web was closed. The session starts again by itself.',
    );
  });
  // Puppeteer's name for a crash of the page.
  page.once('error', () => {
    onGone(
      'The page of WhatsApp Web crashed. The session starts again by itself.',
    );
  });
  followProxy(page, () => {
    onGone(describeProxyRefusal(hasProxySignIn));
  });
}
