import {
  describeDocument,
  holdApp,
  isUsable,
  raceAbort,
  readDocument,
  showPanel,
  signingDocuments,
  signingOrigin,
  signInPage,
  type PanelChoice,
  type PanelTexts,
  type ShownDocument,
  type SignableOptions,
  type SignOutcome,
} from '@waha-passkey/signing';
import type { CDPSession, Page } from 'puppeteer';
import { CommandFailure } from '../command-failure';
import { ExitCode } from '../exit-code';
import { PasskeySilence } from './passkey-silence';

const loadMs = 30_000;

/** The tab of the owner's browser in which the passkey is asked. */
export class SigningTab {
  private constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
    private readonly shown: ShownDocument,
    private readonly signal: AbortSignal,
  ) {}

  /** Loads the first document that is usable, its app held. */
  static async open(page: Page, signal: AbortSignal): Promise<SigningTab> {
    await page.evaluateOnNewDocument(holdApp);
    const shown = await loadDocument(page, signal);
    try {
      await page.bringToFront();
      const cdp = await page.createCDPSession();
      return new SigningTab(page, cdp, shown, signal);
    } catch (cause) {
      throw createClosedError(cause);
    }
  }

  /** Which document was chosen, for the report. */
  get description(): string {
    return describeDocument(this.shown);
  }

  /** In a world that scripts of the page do not reach. */
  showPanel(texts: PanelTexts): Promise<PanelChoice> {
    return this.unlessClosed(async () => {
      const { frameTree } = await this.cdp.send('Page.getFrameTree');
      const { executionContextId } = await this.cdp.send(
        'Page.createIsolatedWorld',
        { frameId: frameTree.frame.id, worldName: 'waha-passkey-panel' },
      );
      const { result } = await this.cdp.send('Runtime.callFunctionOn', {
        functionDeclaration: showPanel.toString(),
        executionContextId,
        arguments: [{ value: texts }],
        awaitPromise: true,
        returnByValue: true,
      });
      return result.value as PanelChoice;
    });
  }

  ask(options: SignableOptions, timeoutMs: number): Promise<SignOutcome> {
    return this.unlessClosed(() =>
      this.page.evaluate(signInPage, options, signingOrigin, timeoutMs),
    );
  }

  private async unlessClosed<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await raceAbort(ask(), this.signal);
    } catch (cause) {
      this.signal.throwIfAborted();
      throw createClosedError(cause);
    }
  }
}

async function loadDocument(
  page: Page,
  signal: AbortSignal,
): Promise<ShownDocument> {
  for (const wanted of signingDocuments) {
    const shown = await load(page, wanted.url, signal);
    if (isUsable(shown, wanted)) return shown;
  }
  throw new CommandFailure(
    ExitCode.FAILED,
    `The browser showed another page than ${signingOrigin}. Nothing was signed.`,
  );
}

async function load(
  page: Page,
  url: string,
  signal: AbortSignal,
): Promise<ShownDocument> {
  try {
    await page.goto(url, { signal, timeout: loadMs });
    return await page.evaluate(readDocument);
  } catch (cause) {
    signal.throwIfAborted();
    const problem = describeLoadFailure(cause);
    if (problem === null) throw createClosedError(cause);
    throw new CommandFailure(ExitCode.FAILED, problem, { cause });
  }
}

/** puppeteer quotes the browser's own name of the error; null for another cause. */
function describeLoadFailure(cause: unknown): string | null {
  const code = /net::ERR_[A-Z_]+/.exec(String(cause))?.[0];
  if (code === 'net::ERR_ABORTED') return null;
  if (code !== undefined) {
    return `${signingOrigin} did not load (${code}). Check the connection of this computer, then try again.`;
  }
  return (cause as Error).name === 'TimeoutError'
    ? `${signingOrigin} did not load within ${loadMs / 1_000} s. Try again.`
    : null;
}

function createClosedError(cause: unknown): PasskeySilence {
  return new PasskeySilence(
    'The signing window was closed, or left the page, before the passkey answered.',
    { cause },
  );
}
