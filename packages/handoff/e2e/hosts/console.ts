import type { CDPSession, Page } from 'puppeteer';

export interface Answers {
  /** What is typed when the text asks. */
  typed: string;
  /** Whether its question is agreed to; by default it is. */
  agrees?: boolean;
}

export interface ConsoleOutcome {
  /** Null when the text ran to its end. */
  problem: string | null;
  /** What it put into the clipboard by the console's own `copy`. */
  copied: string | null;
  /** What it showed in dialogs, in order. */
  shown: string[];
}

/** A person pastes a text into the console of a page and answers it. */
export async function runInConsole(
  page: Page,
  text: string,
  { typed, agrees = true }: Answers,
): Promise<ConsoleOutcome> {
  const outcome: ConsoleOutcome = { problem: null, copied: null, shown: [] };
  page.on('dialog', (dialog) => {
    outcome.shown.push(dialog.message());
    void (dialog.type() === 'prompt'
      ? dialog.accept(typed)
      : agrees
        ? dialog.accept()
        : dialog.dismiss());
  });
  const console = await page.createCDPSession();
  await console.send('Runtime.enable');
  console.on('Runtime.inspectRequested', ({ object, hints }) => {
    if ('copyToClipboard' in hints) outcome.copied = String(object.value);
  });
  outcome.problem = await evaluate(console, text);
  page.removeAllListeners('dialog');
  await console.detach();
  return outcome;
}

/** As the console does: with its own `copy`, and as a gesture of the person. */
async function evaluate(
  console: CDPSession,
  expression: string,
): Promise<string | null> {
  const { exceptionDetails } = await console.send('Runtime.evaluate', {
    expression,
    includeCommandLineAPI: true,
    userGesture: true,
    awaitPromise: true,
  });
  return exceptionDetails?.exception?.description?.split('\n')[0] ?? null;
}
