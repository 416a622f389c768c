import KeyedDB from '@adiwajshing/keyed-db';

/** Something that happens at `due`, a time of the monotonic clock. */
export interface Appointment {
  /** With a prefix: keyed-db's plain object already knows `constructor`. */
  readonly id: `${string}/${string}`;
  readonly due: number;
  onDue(): void;
  /** What it became, if that is due later. */
  putOff?: Appointment;
}

type Shard = KeyedDB<Appointment, Appointment>;

/**
 * keyed-db moves the rest of its sorted array for each insertion. Shards keep
 * that short with 100,000 appointments, and cost a look at each for the next.
 */
const SHARDS = 64;

/** Appointments in the order of (deadline, id). */
export class AppointmentIndex {
  readonly #shards = Array.from({ length: SHARDS }, createShard);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(id: Appointment['id']): Appointment | undefined {
    return this.#shardOf(id).get(id);
  }

  /** Adds it, in place of one of the same id. */
  put(appointment: Appointment): void {
    this.remove(appointment.id);
    this.#shardOf(appointment.id).insert(appointment);
    this.#size += 1;
  }

  remove(id: Appointment['id']): void {
    const removed = this.#shardOf(id).deleteById(id, false);
    if (removed) this.#size -= 1;
  }

  /** The next that is due, if there is any. */
  next(): Appointment | undefined {
    let next: Appointment | undefined;
    for (const shard of this.#shards) {
      if (shard.length === 0) continue;
      const { last } = shard;
      if (next === undefined || compare(last, next) < 0) next = last;
    }
    return next;
  }

  /** Returns what it held, in no order. */
  clear(): Appointment[] {
    const held = this.#shards.flatMap((shard) => shard.all());
    for (const shard of this.#shards) shard.clear();
    this.#size = 0;
    return held;
  }

  #shardOf(id: Appointment['id']): Shard {
    return this.#shards[hash(id) % SHARDS] as Shard;
  }
}

/** The next one stands last: an array drops its end at no cost. */
function createShard(): Shard {
  return new KeyedDB(
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
