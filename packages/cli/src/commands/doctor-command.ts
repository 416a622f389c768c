import { Command } from 'commander';
import { doctorExitHelp } from '../doctor/doctor-exit';
import { runDoctor, type DoctorOptions } from '../doctor/run-doctor';
import { watchInterruption } from '../terminal/interruption';
import { TerminalPrompt } from '../owner/terminal/terminal-prompt';
import { endUsageErrors } from './end-usage-errors';

/** Asks a running server what it can do, and says what is missing. */
export function createDoctorCommand(): Command {
  return endUsageErrors(
    new Command('doctor')
      .description('see whether a running server can link with passkeys')
      .requiredOption('--url <server>', 'your server')
      .option('--session <name>', 'one that exists; else the first')
      .option('--json', 'one JSON object on standard output', false)
      .addHelpText('after', doctorExitHelp)
      .action(async (options: DoctorOptions) => {
        process.exitCode = await runDoctor(options, {
          apiKey: process.env['WAHA_API_KEY'],
          prompt: new TerminalPrompt(process.stdin, process.stderr),
          signal: watchInterruption(),
          write: (text) => process.stdout.write(text),
        });
      }),
  );
}
