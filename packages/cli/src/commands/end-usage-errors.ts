import type { Command } from 'commander';
import { ExitCode } from '../owner/exit-code';

/** Commander ends wrong options with 1, which here means a failed linking. */
export function endUsageErrors(command: Command): Command {
  return command.exitOverride(({ exitCode }) => {
    process.exit(exitCode === 0 ? 0 : ExitCode.USAGE);
  });
}
