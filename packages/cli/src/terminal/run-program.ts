import type { Command } from 'commander';

/** Reads the arguments; what is thrown ends the process with exit code 1. */
export function runProgram(program: Command): void {
  program.parseAsync().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
