import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { within, endGroup, killGroup } from '@waha-passkey/browser';

/** Node publishes each child process here, before it is spawned. */
const CHANNEL = 'child_process';

const KEPT_LINES = 20;

const LONGEST_LINE = 500;

/** A browser whose pipe is closed ends, and its last lines arrive. */
const END_TIMEOUT_MS = 2_000;

/** What is known of a browser that did not start. */
export interface LaunchReport {
  /** False: no browser was to be started, or Node did not say which. */
  isKnown: boolean;
  /** What it wrote last, oldest first. */
  lines: readonly string[];
  exitCode: number | null;
  signal: string | null;
  /** It could not even be executed. */
  spawnError: NodeJS.ErrnoException | null;
}

/**
 * Watches one browser start: puppeteer reports "Target closed" for every browser
 * that ends before it answers, and keeps the lines that say why to itself.
 */
export class LaunchWatch {
  private child: ChildProcess | null = null;
  private ended: Promise<void> = Promise.resolve();
  private text = '';
  private spawnError: NodeJS.ErrnoException | null = null;

  /** `argument` is one that this browser alone is started with. */
  constructor(private readonly argument: string) {}

  begin(): void {
    subscribe(CHANNEL, this.onProcess);
  }

  /** The browser has started, or will not. */
  end(): void {
    unsubscribe(CHANNEL, this.onProcess);
    this.child?.stderr?.off('data', this.onData);
  }

  get lastLine(): string | null {
    return this.lines.at(-1) ?? null;
  }

  /** After a start that failed: what the browser left. */
  async report(): Promise<LaunchReport> {
    const signal = AbortSignal.timeout(END_TIMEOUT_MS);
    await within(this.ended, signal).catch(() => undefined);
    const { lines, child, spawnError } = this;
    this.end();
    return {
      isKnown: child !== null,
      lines,
      exitCode: child?.exitCode ?? null,
      signal: child?.signalCode ?? null,
      spawnError,
    };
  }

  /** Ends a browser that neither answers nor ends. */
  async kill(): Promise<void> {
    const leader = this.child?.pid;
    if (leader !== undefined) {
      killGroup(leader);
      await endGroup(leader);
    }
  }

  private get lines(): string[] {
    return this.text
      .split('\n')
      .map((line) => line.trim().slice(0, LONGEST_LINE))
      .filter((line) => line !== '');
  }

  private readonly onProcess = (message: unknown): void => {
    const { process: child } = message as { process: ChildProcess };
    // Its arguments and its streams are set when it is spawned.
    queueMicrotask(() => {
      if (child.spawnargs?.includes(this.argument)) {
        this.follow(child);
      }
    });
  };

  private follow(child: ChildProcess): void {
    this.child = child;
    this.text = '';
    child.stderr?.on('data', this.onData);
    this.ended = new Promise((resolve) => {
      child.once('close', () => {
        resolve();
      });
      // puppeteer 24.43 leaves this event to no one, which ends the process.
      child.once('error', (error) => {
        this.spawnError = error;
        resolve();
      });
    });
  }

  private readonly onData = (chunk: Buffer): void => {
    const lines = (this.text + chunk.toString()).split('\n');
    this.text = lines
      .slice(-KEPT_LINES)
      .map((line) => line.slice(-LONGEST_LINE))
      .join('\n');
  };
}
