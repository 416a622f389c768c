import { within } from '@waha-passkey/browser';
import type { Page } from 'puppeteer';
import { EngineRequestError } from '../engine-request-error';

const TIMEOUT_MS = 10_000;

/** @throws EngineRequestError when there is no page, or it does not answer */
export async function takeScreenshot(page: Page | undefined): Promise<Buffer> {
  if (!page) {
    throw new EngineRequestError(
      'The browser of this session has not started. Try again later.',
    );
  }
  const picture = page.screenshot({ type: 'jpeg', quality: 80 });
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return Buffer.from(await within(picture, signal));
  } catch (cause) {
    throw new EngineRequestError(
      'The page of this session gave no picture. Try again later, or restart the session.',
      { cause },
    );
  }
}
