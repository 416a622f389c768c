import { EngineName } from '@waha-passkey/contract';
import { Command, Option } from 'commander';
import { runLink, type LinkOptions } from '../link/run-link';
import { exitCodesHelp } from '../owner/exit-codes-help';
import { runOwnerCommand } from '../owner/run-owner-command';
import { endUsageErrors } from './end-usage-errors';

/** The operator's side: one session, from its start to WORKING. */
export function createLinkCommand(): Command {
  return endUsageErrors(
    new Command('link')
      .description('link one session of your server, start to WORKING')
      .requiredOption('--url <server>', 'your server')
      .requiredOption('--session <name>', 'created when it does not exist')
      .option('--pairing-code <phone>', 'link by phone number, not by QR code')
      .addOption(
        new Option(
          '--engine <name>',
          "the session's engine, checked; without it the server decides",
        ).choices(Object.values(EngineName)),
      )
      .option('--sign-here', 'sign on this computer; no hand-off page', false)
      .option('--json', 'one JSON line an event on standard output', false)
      .addHelpText('after', exitCodesHelp)
      .action(async (options: LinkOptions & { json: boolean }) => {
        await runOwnerCommand(options.json, (context) =>
          runLink(options, context),
        );
      }),
  );
}
