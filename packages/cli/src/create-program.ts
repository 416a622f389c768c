import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { createDoctorCommand } from './commands/doctor-command';
import { createLinkCommand } from './commands/link-command';
import { createOverlayCommand } from './commands/overlay-command';
import { createPatchCommand } from './commands/patch-command';
import { createSignCommand } from './commands/sign-command';

/** The command line of `waha-passkey`. */
export function createProgram(): Command {
  return new Command('waha-passkey')
    .description('Passkey linking for WAHA and whatsapp-web.js')
    .version(readVersion())
    .showHelpAfterError()
    .addCommand(createLinkCommand())
    .addCommand(createSignCommand())
    .addCommand(createPatchCommand())
    .addCommand(createOverlayCommand())
    .addCommand(createDoctorCommand());
}

function readVersion(): string {
  const file = path.join(__dirname, '../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string })
    .version;
}
