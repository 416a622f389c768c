import { Command } from 'commander';
import { watchInterruption } from '@waha-passkey/cli/terminal';
import { Cleanup } from '@waha-passkey/cli/terminal';
import { runStart, type StartOptions } from '../start/run-start';
import { parsePort } from './parse-port';

/** Runs the server until it is interrupted. */
export function createStartCommand(): Command {
  return new Command('start')
    .description("run the server with WAHA's API, against the stand-in")
    .option('--live', 'open the real web.whatsapp.com instead', false)
    .option('--port <port>', 'of the API; else WHATSAPP_API_PORT', parsePort)
    .option(
      '--play-port <port>',
      'of the page to play phone and owner on',
      parsePort,
      3001,
    )
    .option(
      '--account <file>',
      'of the account that is played, with its passkey',
      '.data/whatsapp/account.json',
    )
    .addHelpText(
      'after',
      `
Sessions are kept in WAHA_LOCAL_STORE_BASE_DIR (.data/sessions) with --live, and
in .stand-in below it without: neither ever opens the other's.`,
    )
    .action(async (options: StartOptions) => {
      const cleanup = new Cleanup();
      try {
        await runStart(options, console.log, watchInterruption(), cleanup);
      } finally {
        await cleanup.run();
      }
    });
}
