import {
  createStyle,
  formatDuration,
  type Style,
  type TerminalOutput,
} from '@waha-passkey/cli/terminal';

const WHO_WIDTH = 'PASSKEY_CONFIRMATION_REQUIRED'.length;
const ERASE_LINE = '\r\u001b[2K';

/** What happened, who did it, and when, one line each. */
export class Timeline {
  readonly style: Style;
  private readonly startedAt = performance.now();
  private counting: { label: string; until: number } | null = null;
  private ticking: NodeJS.Timeout | undefined;

  constructor(private readonly output: TerminalOutput) {
    this.style = createStyle(output);
  }

  get seconds(): number {
    return (performance.now() - this.startedAt) / 1000;
  }

  /** A person reads along, as far as one can tell. */
  get isTty(): boolean {
    return this.output.isTTY === true;
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
    this.erase();
    this.output.write(`${text}\n`);
    this.tick();
  }

  /**
   * Keeps a last line up to date until it is called with null; epoch
   * milliseconds. Only on a terminal, where a line can be written again.
   */
  countDown(label: string, until: number | null): void {
    this.erase();
    clearInterval(this.ticking);
    this.counting = until === null ? null : { label, until };
    if (!this.counting || !this.isTty) return;
    this.ticking = setInterval(() => this.tick(), 1000).unref();
    this.tick();
  }

  private line(who: string, text: string): void {
    const at = `${this.seconds.toFixed(1).padStart(6)} s`;
    this.text(`${this.style.dim(at)}  ${who}  ${text}`);
  }

  private tick(): void {
    if (!this.counting || !this.isTty) return;
    const { label, until } = this.counting;
    const left = formatDuration(until - Date.now());
    this.output.write(`${ERASE_LINE}          … ${left} ${label}`);
  }

  private erase(): void {
    if (this.counting && this.isTty) this.output.write(ERASE_LINE);
  }
}
