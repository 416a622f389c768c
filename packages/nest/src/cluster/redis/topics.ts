import type { ClusterTimings } from './cluster-timings';
import type { Envelope } from './envelope';
import type { RedisLink } from './redis-link';
import type { RedisNames } from './redis-names';

interface Newest {
  readonly text: string;
  /** Null until Redis has it. */
  sentAt: number | null;
}

/** Messages to every worker; the newest of a topic again to one that missed some. */
export class Topics {
  private readonly listeners = new Set<(message: unknown) => void>();
  private readonly newest = new Map<string, Newest>();
  /** Of each worker and topic, the number of its last message. */
  private readonly seen = new Map<string, { number: number; at: number }>();
  private number = 0;

  constructor(
    private readonly worker: string,
    private readonly link: RedisLink,
    private readonly names: RedisNames,
    private readonly envelope: Envelope,
    private readonly timings: ClusterTimings,
  ) {}

  observe(listener: (message: unknown) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  publish(name: string, message: unknown): void {
    const topic = this.names.topic(name);
    const head = `${this.worker}|${topic}|${++this.number}`;
    const text = `message|${head}|${this.envelope.seal(message, `message:${head}`)}`;
    const newest: Newest = { text, sentAt: null };
    this.newest.delete(topic);
    this.newest.set(topic, newest);
    void this.send(newest, this.names.everyone);
  }

  onMessage(from: string, topic: string, number: string, sealed: string): void {
    if (from === this.worker) return;
    const message = this.envelope.open(
      sealed,
      `message:${from}|${topic}|${number}`,
    );
    const key = `${from}|${topic}`;
    if (Number(number) <= (this.seen.get(key)?.number ?? 0)) return;
    this.seen.delete(key);
    this.seen.set(key, { number: Number(number), at: performance.now() });
    for (const listener of [...this.listeners]) listener(message);
  }

  /** Asks every other worker for what may be missing here. */
  reportGap(): void {
    this.link
      .publish(this.names.everyone, `gap|${this.worker}`)
      .catch(() => undefined);
  }

  onGap(from: string): void {
    if (from === this.worker) return;
    for (const newest of this.newest.values()) {
      void this.send(newest, this.names.channels + from);
    }
  }

  /** What Redis did not take before. */
  sendUnsent(): void {
    for (const newest of this.newest.values()) {
      if (newest.sentAt === null) void this.send(newest, this.names.everyone);
    }
  }

  forgetOld(): void {
    const now = performance.now();
    const { topicMs } = this.timings;
    for (const [topic, { sentAt }] of this.newest) {
      if (sentAt !== null && now - sentAt > topicMs) this.newest.delete(topic);
    }
    for (const [key, { at }] of this.seen) {
      // A repetition is never older than `topicMs`, and takes its time.
      if (now - at < 2 * topicMs) break;
      this.seen.delete(key);
    }
  }

  private async send(newest: Newest, channel: string): Promise<void> {
    try {
      await this.link.publish(channel, newest.text);
      if (channel === this.names.everyone) newest.sentAt ??= performance.now();
    } catch {
      // Sent when Redis is back.
    }
  }
}
