import { Command } from 'commander';
import { createPatchCommand } from './commands/patch-command';
import { runProgram } from './run-program';

/** Without the server and the browser that the other commands bring along. */
runProgram(new Command('waha-passkey').addCommand(createPatchCommand()));
