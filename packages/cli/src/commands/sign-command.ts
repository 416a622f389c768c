import { Command } from 'commander';
import { exitCodesHelp } from '../owner/exit-codes-help';
import { runOwnerCommand } from '../owner/run-owner-command';
import { runSign, type SignOptions } from '../sign/run-sign';
import { endUsageErrors } from './end-usage-errors';

/** Signs with a passkey of this computer, its phone or its security key. */
export function createSignCommand(): Command {
  return endUsageErrors(
    new Command('sign')
      .description('sign what your own server asks your passkey for')
      .requiredOption('--url <server>', 'your server, typed by yourself')
      .option('--session <name>', 'the session you started; else you are asked')
      .option('--json', 'one JSON line an event on standard output', false)
      .addHelpText('after', exitCodesHelp)
      .action(async (options: SignOptions & { json: boolean }) => {
        await runOwnerCommand(options.json, (context) =>
          runSign(options, context),
        );
      }),
  );
}
