import { RateLimit } from './rate-limit';

type Level = 'modules' | 'card';

/** Levels come often, and only the newest counts. */
const levelMs = 250;

const firstWord = /^\{"type":"([a-z-]+)"/;
const callEnd =
  /^\{"type":"call-ended","callId":"([\w.-]{1,128})","cause":"[a-z-]+"\}$/;

/**
 * Lets messages pass before they are parsed, each kind at a rate of its own, so
 * that no flood of one can hide another. The end of the call that is open
 * always passes, and the newest of each level passes in the end.
 */
export class MessageLanes {
  private readonly calls: RateLimit;
  private readonly events: RateLimit;
  private readonly levels: RateLimit;
  private readonly late = new Map<Level, () => void>();
  private openCall: string | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly onDrop: () => void,
    now?: () => number,
  ) {
    this.calls = new RateLimit(200, 1_000, now);
    this.events = new RateLimit(50, 200, now);
    this.levels = new RateLimit(200, 1_000, now);
  }

  /** Runs `pass` at once, later, or never. */
  take(payload: string, pass: () => void): void {
    const type = firstWord.exec(payload)?.[1] ?? '';
    switch (type) {
      case 'call':
        return this.passIf(this.calls.take(), pass);
      case 'call-ended':
        return this.passIf(this.closeCall(payload), pass);
      case 'modules':
      case 'card':
        return this.takeLevel(type, pass);
      default:
        return this.passIf(this.events.take(), pass);
    }
  }

  onCall(callId: string): void {
    this.openCall = callId;
  }

  /** Another document, or none: nothing of the last one is passed any more. */
  reset(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.late.clear();
    this.openCall = null;
  }

  private passIf(passes: boolean, pass: () => void): void {
    if (passes) pass();
    else this.onDrop();
  }

  private closeCall(payload: string): boolean {
    const callId = callEnd.exec(payload)?.[1];
    if (callId === undefined || callId !== this.openCall) return false;
    this.openCall = null;
    return true;
  }

  private takeLevel(type: Level, pass: () => void): void {
    if (this.levels.take()) {
      this.late.delete(type);
      return pass();
    }
    if (this.late.has(type)) this.onDrop();
    this.late.set(type, pass);
    this.timer ??= setTimeout(() => this.passLate(), levelMs).unref();
  }

  private passLate(): void {
    this.timer = undefined;
    const late = [...this.late.values()];
    this.late.clear();
    for (const pass of late) pass();
  }
}
