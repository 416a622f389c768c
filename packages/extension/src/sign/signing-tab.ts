import {
  describeDocument,
  isUsable,
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
import { endedTab } from './ended-tab';
import { hold } from './hold-document';
import { waitForPage } from './wait-for-page';

/** Longer than a browser takes to report that a tab was closed. */
const tabNewsMs = 1_000;

/** A window of WhatsApp's origin; each wait ends with `signal`, or with the tab. */
export class SigningTab {
  private constructor(
    private readonly tabId: number,
    private readonly windowId: number,
    private readonly shown: ShownDocument,
    private readonly signal: AbortSignal,
  ) {}

  /** Opens the first document that is usable; throws an `Error` for a person. */
  static async open(signal: AbortSignal): Promise<SigningTab> {
    const release = await hold();
    let windowId: number | undefined;
    try {
      const signingWindow = await chrome.windows.create({
        url: signingDocuments[0]?.url ?? '',
        type: 'popup',
        width: 480,
        height: 640,
        focused: true,
      });
      windowId = signingWindow?.id;
      const tabId = signingWindow?.tabs?.[0]?.id;
      if (tabId === undefined || windowId === undefined) {
        throw new Error('The browser opened no window to sign in. Try again.');
      }
      const shown = await findDocument(tabId, signal);
      return new SigningTab(tabId, windowId, shown, signal);
    } catch (error) {
      if (windowId !== undefined) await closeWindow(windowId);
      throw error;
    } finally {
      await release();
    }
  }

  /** Which document was chosen, for the report. */
  get description(): string {
    return describeDocument(this.shown);
  }

  showPanel(texts: PanelTexts): Promise<PanelChoice> {
    return this.run<PanelChoice>({
      world: 'ISOLATED',
      func: showPanel,
      args: [texts],
    });
  }

  ask(options: SignableOptions, timeoutMs: number): Promise<SignOutcome> {
    return this.run<SignOutcome>({
      world: 'MAIN',
      func: signInPage,
      args: [options, signingOrigin, timeoutMs],
    });
  }

  close(): Promise<void> {
    return closeWindow(this.windowId);
  }

  /** The call may stay pending when its document goes: the tab is watched. */
  private async run<T>(injection: {
    world: 'ISOLATED' | 'MAIN';
    func: (...args: never[]) => unknown;
    args: unknown[];
  }): Promise<T> {
    const { signal } = this;
    const ended = endedTab(this.tabId, this.shown.url, signal);
    try {
      const results = await Promise.race([
        chrome.scripting.executeScript({
          target: { tabId: this.tabId, frameIds: [0] },
          ...injection,
        } as chrome.scripting.ScriptInjection<unknown[], unknown>),
        ended.promise,
      ]);
      const result = results[0]?.result;
      // Without a result its document has gone; the tab says how.
      return (result ?? (await ended.promise)) as T;
    } catch (error) {
      // The browser may refuse the call before it says that the tab has gone.
      await Promise.race([ended.promise, pause(tabNewsMs)]);
      throw error;
    } finally {
      ended.stop();
    }
  }
}

async function findDocument(
  tabId: number,
  signal: AbortSignal,
): Promise<ShownDocument> {
  let problem: unknown;
  for (const [index, wanted] of signingDocuments.entries()) {
    try {
      if (index > 0) await chrome.tabs.update(tabId, { url: wanted.url });
      await waitForPage(tabId, wanted.url, signal);
      const [injection] = await chrome.scripting.executeScript({
        target: { tabId, frameIds: [0] },
        func: readDocument,
      });
      const shown = injection?.result;
      if (shown && isUsable(shown, wanted)) return shown;
      problem = new Error(
        `The browser showed another page than ${wanted.url}. Nothing was signed.`,
      );
    } catch (error) {
      signal.throwIfAborted();
      problem = error;
    }
  }
  throw problem;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function closeWindow(windowId: number): Promise<void> {
  await chrome.windows.remove(windowId).catch(ignoreClosedWindow);
}

/** The owner may have closed it already. */
function ignoreClosedWindow(): void {}
