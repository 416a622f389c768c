import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const runProgram = path.resolve(__dirname, '../set-up/run-program.cjs');

/** Stands for a server, which has browsers to close. */
const server = `
process.on('SIGTERM', () => {
  setTimeout(() => {
    console.log('closed');
    process.exit(0);
  }, 100);
});
setInterval(() => undefined, 1_000);
console.log('runs');
`;

const script = `
require(${JSON.stringify(runProgram)})
  .runProgram(['server.cjs'], { cwd: process.cwd(), env: process.env })
  .then((code) => { process.exitCode = code; });
`;

describe('a program that npm runs', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'run-program-'));
    const scripts = { start: 'node run.cjs' };
    const files = {
      'package.json': JSON.stringify({ name: 'a', scripts }),
      'run.cjs': script,
      'server.cjs': server,
    };
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(path.join(folder, name), text);
    }
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('hears of a SIGTERM that npm alone was sent, and closes', async () => {
    const npm = spawn('npm', ['start'], { cwd: folder });
    let output = '';
    npm.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      // `npm` itself: its shell hands nothing on.
      if (output.endsWith('runs\n')) npm.kill('SIGTERM');
    });
    // When all that write to it have ended, orphans as well.
    await once(npm.stdout, 'end');
    expect(output).toMatch(/runs\nclosed\n$/);
  });
});
