import { randomUUID } from 'node:crypto';
import type { ClusterAnswer } from '../passkey-cluster';
import { createUnavailableError } from '../unavailable-error';
import type { ClusterTimings } from './cluster-timings';
import type { Envelope } from './envelope';
import type { RedisLink } from './redis-link';
import type { RedisNames } from './redis-names';
import { sendQuestion } from './redis-scripts';

const noAnswer =
  'The worker that holds it did not answer in time. The request may have been carried out.';

type Sent =
  | { readonly kind: 'sent'; readonly owner: string }
  | { readonly kind: 'unheld' | 'owner-gone' }
  | { readonly kind: 'unreachable' | 'not-received' };

interface Open {
  heardAt: number;
  value: { readonly value: unknown } | null;
  wake: () => void;
}

/**
 * The questions of this worker. One is repeated under its id until its owner
 * answers: a message can be lost, and the owner carries an id out once.
 */
export class Questions {
  private readonly open = new Map<string, Open>();
  private closed = false;

  constructor(
    private readonly worker: string,
    private readonly link: RedisLink,
    private readonly names: RedisNames,
    private readonly envelope: Envelope,
    private readonly timings: ClusterTimings,
  ) {}

  get size(): number {
    return this.open.size;
  }

  async ask(key: string, question: unknown): Promise<ClusterAnswer> {
    if (this.closed) throw createUnavailableError('This worker is stopping.');
    const id = randomUUID();
    const open: Open = {
      heardAt: performance.now(),
      value: null,
      wake: () => undefined,
    };
    this.open.set(id, open);
    try {
      return await this.repeat(id, open, key, question);
    } finally {
      this.open.delete(id);
    }
  }

  /** The owner has the question, and works on it. */
  onWorking(id: string): void {
    const open = this.open.get(id);
    if (open) open.heardAt = performance.now();
  }

  /** A second answer to the same question is none. */
  onAnswer(id: string, sealed: string): void {
    const open = this.open.get(id);
    if (open === undefined || open.value !== null) return;
    open.value = { value: this.envelope.open(sealed, `answer:${id}`) };
    open.wake();
  }

  close(): void {
    this.closed = true;
    for (const { wake } of this.open.values()) wake();
  }

  private async repeat(
    id: string,
    open: Open,
    key: string,
    question: unknown,
  ): Promise<ClusterAnswer> {
    const { silenceMs, questionMs } = this.timings;
    const asked = { from: this.worker, question };
    const text = `${id}|${this.envelope.seal(asked, `question:${id}`)}`;
    const sent = await this.send(key, '', text);
    if (sent.kind === 'unheld' || sent.kind === 'owner-gone') {
      return { kind: sent.kind };
    }
    if (sent.kind !== 'sent') throw createUnsentError(sent.kind);
    const endAt = performance.now() + questionMs;
    while (open.value === null) {
      await this.wait(open);
      if (open.value !== null) break;
      const now = performance.now();
      const isOver = now - open.heardAt > silenceMs || now > endAt;
      if (isOver || this.closed) throw createUnavailableError(noAnswer);
      // Redis or its owner may be back for the next one.
      const { kind } = await this.send(key, sent.owner, text);
      if (kind === 'owner-gone') throw createUnavailableError(noAnswer);
    }
    return { kind: 'answered', value: open.value.value };
  }

  private async send(key: string, owner: string, text: string): Promise<Sent> {
    const { leases, channels } = this.names;
    const args = [leases, channels, owner, this.worker, text];
    let result: [string, number, number];
    try {
      const run = this.link.run(sendQuestion, [this.names.key(key)], args);
      result = (await run) as [string, number, number];
    } catch {
      return { kind: 'unreachable' };
    }
    const [found, lives, receivers] = result;
    if (found === '') return { kind: 'unheld' };
    if (lives === 0) return { kind: 'owner-gone' };
    return receivers === 0
      ? { kind: 'not-received' }
      : { kind: 'sent', owner: found };
  }

  /** Until the answer is here, or it is time to repeat the question. */
  private wait(open: Open): Promise<void> {
    if (open.value !== null || this.closed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.timings.repeatMs);
      open.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function createUnsentError(kind: 'unreachable' | 'not-received') {
  return createUnavailableError(
    kind === 'unreachable'
      ? 'Redis cannot be reached, so the worker that holds it is not known.'
      : 'The worker that holds it is not connected to Redis, or has just ended.',
  );
}
