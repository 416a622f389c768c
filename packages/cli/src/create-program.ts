import { Command } from 'commander';
import { createDemoCommand } from './commands/demo-command';
import { createPatchCommand } from './commands/patch-command';
import { createStartCommand } from './commands/start-command';

/** The command line of `waha-passkey`. */
export function createProgram(): Command {
  return new Command('waha-passkey')
    .description('Passkey linking for WAHA and whatsapp-web.js')
    .showHelpAfterError()
    .addCommand(createDemoCommand())
    .addCommand(createStartCommand())
    .addCommand(createPatchCommand());
}
