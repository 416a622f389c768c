import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

/** `waha-passkey` as a process of its own, with a temporary folder to itself. */
export class CliProcess {
  output = '';
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cli-e2e-'));
  private readonly child: ChildProcess;
  private readonly exited: Promise<unknown[]>;

  constructor(
    args: string[],
    env: NodeJS.ProcessEnv = {},
    program = 'packages/cli/src/main.ts',
  ) {
    this.child = spawn(
      process.execPath,
      [
        '--conditions=passkey:source',
        '--require',
        './packages/tooling/src/register-typescript.cjs',
        program,
        ...args,
      ],
      {
        cwd: root,
        env: { ...process.env, TMPDIR: this.folder, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const hear = (chunk: Buffer) => {
      this.output += chunk.toString();
    };
    this.child.stdout?.on('data', hear);
    this.child.stderr?.on('data', hear);
    this.exited = once(this.child, 'close');
  }

  /** The first group of the expression, once the output has it. */
  async find(expression: RegExp): Promise<string> {
    for (;;) {
      const found = expression.exec(this.output);
      if (found) return found[1] ?? found[0];
      const more = once(this.child.stdout ?? this.child, 'data');
      const ended = this.exited.then(() => {
        throw new Error(`It ended before ${expression}:\n${this.output}`);
      });
      await Promise.race([more, ended]);
    }
  }

  interrupt(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' = 'SIGINT'): void {
    this.child.kill(signal);
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  async exitCode(): Promise<number | null> {
    const [code] = (await this.exited) as [number | null];
    return code;
  }

  /** What it left behind in the file system, and what still runs there. */
  findLeftovers(): string[] {
    return [...fs.readdirSync(this.folder), ...this.findProcesses('')];
  }

  /** The command lines that name its folder and, in it, a name like that. */
  findProcesses(start: string): string[] {
    const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
    const wanted = path.join(this.folder, start);
    return stdout.split('\n').filter((line) => line.includes(wanted));
  }

  /** Asks first: killed at once, it would leave its browsers running. */
  async end(): Promise<void> {
    const kill = setTimeout(() => this.child.kill('SIGKILL'), 20_000);
    if (this.child.exitCode === null) this.interrupt();
    await this.exited;
    clearTimeout(kill);
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
