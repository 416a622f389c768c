// Sets up what is missing, then runs one of the root's npm scripts. Plain Node:
// it runs before node_modules exists. The rest is .cjs, which jest can load.
import { fileURLToPath } from 'node:url';
import assertion from './assert-node-version.cjs';
import errors from './set-up-error.cjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

async function run() {
  assertion.assertNodeVersion(process.versions.node);
  const { parseCommandLine } = (await import('./commands.cjs')).default;
  const { setUp } = (await import('./set-up.cjs')).default;
  const { runProgram } = (await import('./run-program.cjs')).default;

  const { command, args } = parseCommandLine(process.argv.slice(2));
  const { browser } = await setUp(root, command);
  const env = { ...process.env };
  if (browser) env['PUPPETEER_EXECUTABLE_PATH'] = browser;

  for (const program of command.programs) {
    const code = await runProgram([...program, ...args], { cwd: root, env });
    // The others still run: one round shows all that is wrong.
    if (code !== 0) process.exitCode = code;
  }
}

run().catch((error) => {
  const cure = error instanceof errors.SetUpError ? `\n  → ${error.cure}` : '';
  process.stderr.write(`set-up failed: ${error.message}${cure}\n`);
  process.exitCode = 1;
});
