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
import { ScriptedPerson } from './scripted-person';

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
      await addVirtualAuthenticator(browser.page, this.account);
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
