import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { EndOfInput, type Prompt } from './prompt';

const refreshMs = 1_000;

export interface TerminalInput extends NodeJS.ReadableStream {
  isTTY?: boolean;
}

export interface TerminalOutput extends NodeJS.WritableStream {
  isTTY?: boolean;
}

/** Asks at the terminal, if there is one. */
export class TerminalPrompt implements Prompt {
  constructor(
    private readonly input: TerminalInput,
    private readonly output: TerminalOutput,
  ) {}

  get isInteractive(): boolean {
    return Boolean(this.input.isTTY && this.output.isTTY);
  }

  ask(question: () => string, signal: AbortSignal): Promise<string> {
    const lines = createInterface({ input: this.input, output: this.output });
    lines.setPrompt(question());
    lines.prompt();
    const refresh = setInterval(() => {
      lines.setPrompt(question());
      lines.prompt(true);
    }, refreshMs);
    return this.#read(lines, signal).finally(() => clearInterval(refresh));
  }

  async askSecret(question: string, signal: AbortSignal): Promise<string> {
    const nowhere = new Writable({
      write: (_chunk, _encoding, done) => done(),
    });
    const lines = createInterface({
      input: this.input,
      output: nowhere,
      terminal: this.isInteractive,
    });
    // Only now, when the terminal is raw and echoes nothing any more.
    this.output.write(question);
    try {
      return await this.#read(lines, signal);
    } finally {
      this.output.write('\n');
    }
  }

  #read(lines: Interface, signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        reject(signal.reason as Error);
        this.output.write('\n');
        lines.close();
      };
      if (signal.aborted) return giveUp();
      signal.addEventListener('abort', giveUp, { once: true });
      // A raw terminal hands Ctrl-C to us instead of to the process.
      lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      lines.once('line', (line) => {
        resolve(line.trim());
        lines.close();
      });
      lines.once('close', () => {
        signal.removeEventListener('abort', giveUp);
        reject(new EndOfInput());
      });
    });
  }
}
