import KeyedDB from '@adiwajshing/keyed-db';

/** Something that happens at `due`, a time of the monotonic clock. */
export interface Appointment {
  /** With a prefix: keyed-db's plain object already knows `constructor`. */
  readonly id: `${string}/${string}`;
  readonly due: number;
  onDue(): void;
}

/**
 * keyed-db moves the rest of its sorted array for each insertion. Shards keep
 * that short with 100,000 appointments, and cost a look at each for the next.
 */
const SHARDS = 64;

/** Appointments by id, and in the order of (deadline, id). */
export class AppointmentIndex<T extends Appointment> {
  readonly #shards = Array.from({ length: SHARDS }, createShard<T>);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds it, in place of one of the same id. */
  put(appointment: T): void {
    this.remove(appointment.id);
    this.#shardOf(appointment.id).insert(appointment);
    this.#size += 1;
  }

  find(id: T['id']): T | undefined {
    return this.#shardOf(id).get(id);
  }

  remove(id: T['id']): void {
    const removed = this.#shardOf(id).deleteById(id, false) as T | undefined;
    if (removed !== undefined) this.#size -= 1;
  }

  /** The next that is due, if there is any. */
  next(): T | undefined {
    let next: T | undefined;
    for (const shard of this.#shards) {
      if (shard.length === 0) continue;
      const { last } = shard;
      if (next === undefined || compare(last, next) < 0) next = last;
    }
    return next;
  }

  /** Returns what it held, in no order. */
  clear(): T[] {
    const held = this.#shards.flatMap((shard) => shard.all());
    for (const shard of this.#shards) shard.clear();
    this.#size = 0;
    return held;
  }

  #shardOf(id: T['id']): KeyedDB<T, T> {
    return this.#shards[hash(id) % SHARDS] as KeyedDB<T, T>;
  }
}

/** The next one stands last: an array drops its end at no cost. */
function createShard<T extends Appointment>(): KeyedDB<T, T> {
  return new KeyedDB<T, T>(
    { key: (one) => one, compare: (a, b) => compare(b, a) },
    (one) => one.id,
  );
}

function compare(a: Appointment, b: Appointment): number {
  if (a.due !== b.due) return a.due - b.due;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** Ids end in what differs: a UUID's digits, or a counter's. */
function hash(id: string): number {
  let value = 0;
  for (let index = Math.max(0, id.length - 4); index < id.length; index += 1) {
    value = value * 31 + id.charCodeAt(index);
  }
  return value;
}
