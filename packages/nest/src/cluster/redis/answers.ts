import type { ClusterHandler } from '../passkey-cluster';
import type { ClusterTimings } from './cluster-timings';
import type { Envelope } from './envelope';
import type { RedisLink } from './redis-link';
import type { RedisNames } from './redis-names';

interface Question {
  from: string;
  question: unknown;
}

interface Known {
  /** Null while it is worked on. */
  answer: { readonly value: unknown } | null;
  forgetAt: number;
}

/** What this worker answers; a question that comes again is not carried out again. */
export class Answers {
  handler: ClusterHandler | null = null;
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly link: RedisLink,
    private readonly names: RedisNames,
    private readonly envelope: Envelope,
    private readonly timings: ClusterTimings,
  ) {}

  get size(): number {
    return this.known.size;
  }

  /** `ageMs`: since it was sent. Whoever asked has given up what is too old. */
  onQuestion(id: string, sealed: string, ageMs: number): void {
    if (ageMs > this.timings.silenceMs) return;
    const opened = this.envelope.open(sealed, `question:${id}`) as Question;
    const known = this.known.get(id);
    if (known === undefined) void this.carryOut(id, opened);
    else this.reply(id, opened.from, known);
  }

  forgetOld(): void {
    const now = performance.now();
    for (const [id, { forgetAt }] of this.known) {
      if (forgetAt <= now) this.known.delete(id);
    }
  }

  private async carryOut(
    id: string,
    { from, question }: Question,
  ): Promise<void> {
    const { handler } = this;
    if (handler === null) return;
    const { workingMs, keepMs } = this.timings;
    const known: Known = { answer: null, forgetAt: Infinity };
    this.known.set(id, known);
    const timer = setTimeout(() => this.reply(id, from, known), workingMs);
    try {
      known.answer = { value: await handler(question) };
    } catch {
      known.answer = { value: null };
    } finally {
      clearTimeout(timer);
      known.forgetAt = performance.now() + keepMs;
      this.reply(id, from, known);
    }
  }

  private reply(id: string, to: string, { answer }: Known): void {
    const text = answer
      ? `answer|${id}|${this.envelope.seal(answer.value, `answer:${id}`)}`
      : `working|${id}`;
    // Lost ones are asked for again.
    this.link.publish(this.names.channels + to, text).catch(() => undefined);
  }
}
