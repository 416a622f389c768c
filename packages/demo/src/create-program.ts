import { Command } from 'commander';
import { createDemoCommand } from './commands/demo-command';
import { createStartCommand } from './commands/start-command';

/** `npm run demo` and `npm start`. */
export function createProgram(): Command {
  return new Command('npm run')
    .description('Shows and serves passkey linking against the stand-in')
    .showHelpAfterError()
    .addCommand(createDemoCommand())
    .addCommand(createStartCommand());
}
