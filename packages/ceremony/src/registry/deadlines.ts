import KeyedDB from '@adiwajshing/keyed-db';
import type { PasskeyLogger } from '@waha-passkey/contract';
import type { Clock } from '../clock';

/** Something that happens at `due`, a time of the monotonic clock. */
export interface Deadline {
  /** With a prefix: keyed-db's plain object already knows `constructor`. */
  readonly id: `${string}/${string}`;
  readonly due: number;
  readonly onDue: () => void;
}

/**
 * keyed-db moves the rest of its sorted array for each insertion: 80 µs with
 * 100,000 deadlines in one array, 4 µs in sixteen.
 */
const SHARDS = 16;

/**
 * `setTimeout` fires at once beyond 2^31 - 1 ms. Far below that, a look at the
 * clock now and then also finds what a suspended machine has slept over.
 */
const LONGEST_TIMER_MS = 60_000;

/** More that are due at once wait for the next turn of the event loop. */
const MOST_PER_TURN = 1_000;

/** Deadlines in the order of (due, id), with one timer for all of them. */
export class Deadlines {
  private readonly shards = Array.from({ length: SHARDS }, createShard);
  private timer: NodeJS.Timeout | undefined;
  private timerDue = Infinity;

  constructor(
    private readonly clock: Clock,
    private readonly logger: PasskeyLogger,
  ) {}

  get size(): number {
    return this.shards.reduce((sum, { length }) => sum + length, 0);
  }

  /** Adds a deadline, in place of the one with the same id. */
  set(deadline: Deadline): void {
    const shard = this.shardOf(deadline.id);
    shard.deleteById(deadline.id, false);
    shard.insert(deadline);
    this.arm(deadline);
  }

  remove(id: Deadline['id']): void {
    this.shardOf(id).deleteById(id, false);
    if (this.next() === undefined) this.disarm();
  }

  /** Removes all; returns them in no particular order. */
  clear(): Deadline[] {
    this.disarm();
    const removed = this.shards.flatMap((shard) => shard.all());
    for (const shard of this.shards) shard.clear();
    return removed;
  }

  /** Runs what is due by the clock, at most `limit` of them. */
  sweep(limit = Infinity): void {
    const now = this.clock.monotonicMs();
    for (let run = 0; run < limit; run += 1) {
      const next = this.next();
      if (next === undefined || next.due > now) break;
      this.remove(next.id);
      this.run(next);
    }
    this.arm(this.next());
  }

  private next(): Deadline | undefined {
    let next: Deadline | undefined;
    for (const shard of this.shards) {
      if (shard.length === 0) continue;
      const { last } = shard;
      if (next === undefined || compare(last, next) < 0) next = last;
    }
    return next;
  }

  private shardOf(id: Deadline['id']): Shard {
    return this.shards[hash(id) % SHARDS] as Shard;
  }

  private run(deadline: Deadline): void {
    try {
      deadline.onDue();
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      this.logger.error(`A passkey deadline could not be handled: ${name}`);
    }
  }

  /** A timer that fires too early looks again; only a later one is replaced. */
  private arm(next: Deadline | undefined): void {
    if (next === undefined || next.due >= this.timerDue) return;
    this.disarm();
    const waitMs = Math.max(0, next.due - this.clock.monotonicMs());
    this.timerDue = next.due;
    this.timer = setTimeout(
      () => {
        this.disarm();
        this.sweep(MOST_PER_TURN);
      },
      Math.min(Math.ceil(waitMs), LONGEST_TIMER_MS),
    );
    this.timer.unref();
  }

  private disarm(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.timerDue = Infinity;
  }
}

type Shard = KeyedDB<Deadline, Deadline>;

/** The next one is last: an array drops its end at no cost. */
function createShard(): Shard {
  return new KeyedDB(
    { key: (deadline) => deadline, compare: (a, b) => compare(b, a) },
    ({ id }) => id,
  );
}

function compare(a: Deadline, b: Deadline): number {
  if (a.due !== b.due) return a.due - b.due;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** Ids end in what differs: a UUID's digits, or a counter's. */
function hash(id: string): number {
  let value = 0;
  for (const character of id.slice(-4)) {
    value = value * 31 + character.charCodeAt(0);
  }
  return value;
}
