import {
  addVirtualAuthenticator,
  findChromium,
  type Account,
} from '@waha-passkey/testbed';
import type { SigningSite } from '../../../extension/e2e/hosts/signing-site';
import { launchBrowser } from '../../src/owner/browser/launch-browser';
import type { OwnerBrowser } from '../../src/owner/browser/owner-browser';
import { endWithCode } from '../../src/owner/run-owner-command';
import type { OwnerContext } from '../../src/owner/owner-context';
import type { ReportEvent } from '../../src/owner/terminal/report';
import { Report } from '../../src/owner/terminal/report';
import { Cleanup } from '../../src/terminal/cleanup';
import { PanelReader } from '../../../signing/e2e/panel';
import { ScriptedPerson } from './scripted-person';
import type { Page } from 'puppeteer';

export interface Outcome {
  exitCode: number;
  /** What the person read. */
  text: string;
  events: ReportEvent[];
}

export interface DeskOptions {
  person?: ScriptedPerson;
  apiKey?: string;
  signal?: AbortSignal;
  onEvent?: (event: ReportEvent) => void;
}

/**
 * The computer of the owner: the command's own browser, with the light page of
 * WhatsApp and the owner's passkey put into it, and without a screen.
 */
export class OwnerDesk {
  /** Browsers that were opened here so far. */
  opened = 0;
  /** So many windows the owner closes by mistake. */
  mistakes = 0;
  /** What the person does in each window. */
  clicks = ['Use my passkey'];
  /** Clicks in windows so far. */
  actions = 0;
  /** Puts what holds the passkey into the window. */
  prepare: (page: Page) => Promise<unknown> = (page) =>
    addVirtualAuthenticator(page, this.account);
  /** What is looked at while the panel waits for a click. */
  look: (page: Page) => Promise<unknown> = () => Promise.resolve();
  private open = 0;

  constructor(
    private readonly site: SigningSite,
    private readonly account: Account,
  ) {}

  async run(
    work: (context: OwnerContext) => Promise<void>,
    { person, apiKey, signal, onEvent }: DeskOptions = {},
  ): Promise<Outcome> {
    const events: ReportEvent[] = [];
    let text = '';
    const report = new Report(
      {
        write: (line: string) => {
          const event = JSON.parse(line) as ReportEvent;
          events.push(event);
          onEvent?.(event);
        },
      },
      { write: (line: string) => (text += line) },
      true,
    );
    const exitCode = await endWithCode(
      {
        report,
        prompt: person ?? new ScriptedPerson(),
        signal: signal ?? new AbortController().signal,
        cleanup: new Cleanup(),
        apiKey,
        openOwnerBrowser: () => this.openBrowser(),
      },
      work,
    );
    return { exitCode, text, events };
  }

  /** No command may leave a browser behind. */
  assertClosed(): void {
    if (this.open > 0) throw new Error(`${this.open} browsers are still open.`);
  }

  /** Clicks in the panel, as often as it offers to. */
  private async usePasskey(page: Page): Promise<void> {
    try {
      const panel = await PanelReader.of(page);
      for (const label of this.clicks) {
        await panel.waitFor(label);
        await this.look(page);
        this.actions += 1;
        await panel.click(label);
      }
    } catch (error) {
      // The command closes a window in which nothing is to be signed.
      if ((error as Error).name !== 'TargetCloseError') throw error;
    }
  }

  private async openBrowser(): Promise<OwnerBrowser> {
    const executablePath = findChromium();
    if (executablePath === undefined) throw new Error('There is no browser.');
    const browser = await launchBrowser({
      executablePath,
      headless: true,
      args: this.site.chromiumArgs,
    });
    this.open += 1;
    this.opened += 1;
    if (this.mistakes > 0) {
      this.mistakes -= 1;
      browser.page.once('load', () => void browser.page.close());
    } else {
      await this.prepare(browser.page);
      browser.page.once('load', () => void this.usePasskey(browser.page));
    }
    return {
      page: browser.page,
      close: async () => {
        await browser.close();
        this.open -= 1;
      },
    };
  }
}
