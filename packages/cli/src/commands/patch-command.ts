import { Command } from 'commander';

/** Hands everything on to the patcher, `--help` too: the options are its own. */
export function createPatchCommand(): Command {
  return new Command('patch')
    .description('put passkey linking into a WAHA source checkout')
    .argument('[arguments...]')
    .helpOption(false)
    .allowUnknownOption()
    .action(async (args: string[]) => {
      // Loads a compiler, which no other command needs.
      const { patch } = await import('@waha-passkey/patcher');
      process.exitCode = await patch(args, {
        out: console.log,
        err: console.error,
      });
    });
}
