import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** How long WAHA may take to close its sessions. */
const END_TIMEOUT_MS = 20_000;

const OUTPUT_CHARACTERS = 4_000;

/** A WAHA, leader of the process group that its browsers are in. */
export class WahaProcess {
  /** All that it has written so far. */
  output = '';

  constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
      });
    }
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Asks it to end, and kills what does not. */
  async end(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const patience = setTimeout(() => this.signalGroup(), END_TIMEOUT_MS);
    await ended;
    clearTimeout(patience);
  }

  async kill(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.child, 'exit');
    this.signalGroup();
    await ended;
  }

  describeStart(ms: number): string {
    const { exitCode, signalCode } = this.child;
    const what = this.hasEnded
      ? `WAHA ended (${signalCode ?? `exit code ${exitCode}`}) before it answered.`
      : `WAHA did not answer within ${ms / 1_000} s.`;
    return `${what} Its last output:\n${this.output.slice(-OUTPUT_CHARACTERS)}`;
  }

  private signalGroup(): void {
    if (this.pid !== undefined) process.kill(-this.pid, 'SIGKILL');
  }
}
