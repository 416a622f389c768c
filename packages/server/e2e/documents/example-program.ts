import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';

const repository = path.resolve(__dirname, '../../../..');

const programs = {
  bash: { file: 'client.sh', command: ['bash'] },
  ts: {
    file: 'client.ts',
    command: [
      process.execPath,
      '--conditions=passkey:source',
      '--require',
      path.join(repository, 'packages/tooling/src/register-typescript.cjs'),
    ],
  },
  python: { file: 'client.py', command: ['python3'] },
} as const;

export type ExampleLanguage = keyof typeof programs;

/** A program of docs/clients.md, run as a reader would run it. */
export class ExampleProgram {
  output = '';

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => (this.output += String(chunk)));
    }
  }

  /** Runs below this package, so that it finds its packages. */
  static start(
    language: ExampleLanguage,
    folder: string,
    environment: Record<string, string>,
  ): ExampleProgram {
    const { file, command } = programs[language];
    const program = path.join(folder, file);
    writeFileSync(program, readExample(language));
    const [executable, ...args] = command;
    const child = spawn(executable, [...args, program], {
      env: {
        ...process.env,
        NODE_PATH: path.join(repository, 'node_modules'),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ExampleProgram(child);
  }

  /** Rejects with what it printed when it ends without. */
  async waitForOutput(wanted: RegExp): Promise<void> {
    while (!wanted.test(this.output)) {
      if (this.child.exitCode !== null) throw new Error(this.output);
      await Promise.race([
        once(this.child, 'exit'),
        once(this.child.stdout ?? this.child, 'data'),
      ]);
    }
  }

  async exitCode(): Promise<number | null> {
    if (this.child.exitCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  stop(): void {
    if (this.child.exitCode === null) this.child.kill('SIGKILL');
  }
}

function readExample(language: ExampleLanguage): string {
  const page = readFileSync(path.join(repository, 'docs/clients.md'), 'utf8');
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm');
  const example = fence.exec(page)?.[1];
  if (example === undefined) {
    throw new Error(`docs/clients.md has no example in ${language}.`);
  }
  return example;
}
