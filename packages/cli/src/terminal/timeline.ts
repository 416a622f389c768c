import { createStyle, type Style } from './style';

/** Where the lines go: standard output, or a list in a test. */
export interface TimelineOutput {
  write(text: string): unknown;
  isTTY?: boolean;
}

const WHO_WIDTH = 'PASSKEY_CONFIRMATION_REQUIRED'.length;

/** What happened, who did it, and when, one line each. */
export class Timeline {
  readonly style: Style;
  private readonly startedAt = performance.now();

  constructor(private readonly output: TimelineOutput) {
    this.style = createStyle(output);
  }

  get seconds(): number {
    return (performance.now() - this.startedAt) / 1000;
  }

  /** The session's new status. */
  status(status: string, text: string): void {
    this.line(this.style.bold(status.padEnd(WHO_WIDTH)), text);
  }

  /** What a person or a program did. */
  act(who: string, text: string): void {
    this.line(this.style.dim(who.padEnd(WHO_WIDTH)), text);
  }

  text(text = ''): void {
    this.output.write(`${text}\n`);
  }

  private line(who: string, text: string): void {
    const at = `${this.seconds.toFixed(1).padStart(6)} s`;
    this.output.write(`${this.style.dim(at)}  ${who}  ${text}\n`);
  }
}
