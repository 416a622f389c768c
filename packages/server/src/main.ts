import 'reflect-metadata';
import { runServer } from './run-server';
import { readSettings } from './settings/read-settings';

async function main(): Promise<void> {
  await runServer(readSettings(process.env), (line) => {
    process.stdout.write(`${line}\n`);
  });
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
});
