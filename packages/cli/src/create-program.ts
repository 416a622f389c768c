import { Command } from 'commander';
import { createDemoCommand } from './commands/demo-command';
import { createDoctorCommand } from './commands/doctor-command';
import { createLinkCommand } from './commands/link-command';
import { createOverlayCommand } from './commands/overlay-command';
import { createPatchCommand } from './commands/patch-command';
import { createSignCommand } from './commands/sign-command';
import { createStartCommand } from './commands/start-command';

/** The command line of `waha-passkey`. */
export function createProgram(): Command {
  return new Command('waha-passkey')
    .description('Passkey linking for WAHA and whatsapp-web.js')
    .showHelpAfterError()
    .addCommand(createDemoCommand())
    .addCommand(createStartCommand())
    .addCommand(createLinkCommand())
    .addCommand(createSignCommand())
    .addCommand(createPatchCommand())
    .addCommand(createOverlayCommand())
    .addCommand(createDoctorCommand());
}
