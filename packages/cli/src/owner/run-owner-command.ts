import { Interruption, watchInterruption } from '../terminal/interruption';
import { Cleanup } from '../terminal/cleanup';
import { openOwnerBrowser } from './browser/open-owner-browser';
import { CommandFailure } from './command-failure';
import { ExitCode } from './exit-code';
import type { OwnerContext } from './owner-context';
import { Report } from './terminal/report';
import { TerminalPrompt } from './terminal/terminal-prompt';
import { toPlainText } from './terminal/to-plain-text';

/** Runs `sign` or `link` at this terminal; the exit code tells how it ended. */
export async function runOwnerCommand(
  json: boolean,
  work: (context: OwnerContext) => Promise<void>,
): Promise<void> {
  const report = new Report(process.stdout, process.stderr, json);
  process.exitCode = await endWithCode(
    {
      report,
      prompt: new TerminalPrompt(
        process.stdin,
        json ? process.stderr : process.stdout,
      ),
      signal: watchInterruption(),
      cleanup: new Cleanup(),
      apiKey: process.env['WAHA_API_KEY'],
      openOwnerBrowser,
    },
    work,
  );
}

/** Does the work, cleans up whatever happens, and never throws. */
export async function endWithCode(
  context: OwnerContext,
  work: (context: OwnerContext) => Promise<void>,
): Promise<ExitCode> {
  const { cleanup, report } = context;
  try {
    await work(context);
    return ExitCode.LINKED;
  } catch (error) {
    const { exitCode, message } = toEnd(error);
    report.say();
    report.say(report.style.bad(message));
    report.tell({ event: 'failed', exitCode, message });
    return exitCode;
  } finally {
    await cleanup.run();
  }
}

function toEnd(error: unknown): { exitCode: ExitCode; message: string } {
  if (error instanceof Interruption) {
    return { exitCode: ExitCode.INTERRUPTED, message: 'Interrupted.' };
  }
  if (error instanceof CommandFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  return { exitCode: ExitCode.FAILED, message: toPlainText(message) };
}
