import {
  PasskeyError,
  PasskeyErrorCode,
  ReplayBuffer,
  type PasskeyAssertion,
  type PasskeyCapability,
  type PasskeyDriver,
  type PasskeySignal,
} from '@waha-passkey/contract';
import { answeringCapability } from './capabilities';
import { HeldOrder } from './held-order';

/** The port's orders. */
export type DriverOrder =
  'deliver' | 'expire' | 'confirm' | 'reject' | 'cancel' | 'renew';

export interface RecordedOrder {
  order: DriverOrder;
  callId?: string;
  assertion?: PasskeyAssertion;
}

/** How a call of the page came to its end; each call does so once. */
export interface CallSettlement {
  callId: string;
  outcome: 'resolved' | 'rejected';
  /** Set when resolved. */
  assertion?: PasskeyAssertion;
}

export interface InMemoryDriverOptions {
  engine?: string;
  capability?: PasskeyCapability;
}

/**
 * A driver without a page: the test emits what the page would do, and sees
 * what it was told. It keeps the port's rules, and knows one pending call.
 */
export class InMemoryDriver implements PasskeyDriver {
  readonly engine: string;
  capability: PasskeyCapability;
  /** Every order given so far, in order. */
  readonly orders: RecordedOrder[] = [];
  /** How the page's calls ended so far, in order. */
  readonly settlements: CallSettlement[] = [];

  readonly #listeners = new Set<(signal: PasskeySignal) => void>();
  readonly #failures = new Map<DriverOrder, Error[]>();
  readonly #holds = new Map<DriverOrder, HeldOrder[]>();
  readonly #reactions = new Map<DriverOrder, () => void>();
  readonly #replayed = new ReplayBuffer();
  #pendingCallId: string | null = null;
  #codeShown = false;
  #gone = false;

  constructor(options: InMemoryDriverOptions = {}) {
    this.engine = options.engine ?? 'WEBJS';
    this.capability = options.capability ?? answeringCapability;
  }

  /** The call the page waits in, if it does. */
  get pendingCallId(): string | null {
    return this.#pendingCallId;
  }

  /** To prove that nobody forgot to unsubscribe. */
  get observers(): number {
    return this.#listeners.size;
  }

  countOrders(order: DriverOrder): number {
    return this.orders.filter((one) => one.order === order).length;
  }

  /** Plays the page. */
  emit(signal: PasskeySignal): void {
    this.#follow(signal);
    this.#replayed.add(signal);
    for (const listener of [...this.#listeners]) listener(signal);
  }

  /** Lets the next such order fail with `error`, without touching the page. */
  failNext(order: DriverOrder, error: Error): void {
    append(this.#failures, order, error);
  }

  /** Holds the acknowledgement of the next such order back. */
  holdNext(order: DriverOrder): HeldOrder {
    const held = new HeldOrder();
    append(this.#holds, order, held);
    return held;
  }

  /** What the page does on such an order, before it is acknowledged. */
  react(order: DriverOrder, reaction: () => void): void {
    this.#reactions.set(order, reaction);
  }

  observe(listener: (signal: PasskeySignal) => void): () => void {
    const own = (signal: PasskeySignal): void => listener(signal);
    for (const signal of this.#replayed.all) own(signal);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  async deliver(
    callId: string,
    assertion: PasskeyAssertion,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#carryOut({ order: 'deliver', callId, assertion }, signal, () =>
      this.#requirePending(callId),
    );
  }

  async expire(callId: string, signal: AbortSignal): Promise<void> {
    await this.#carryOut({ order: 'expire', callId }, signal);
  }

  async confirm(signal: AbortSignal): Promise<void> {
    await this.#carryOut({ order: 'confirm' }, signal, () =>
      this.#requireCode(),
    );
  }

  async reject(signal: AbortSignal): Promise<void> {
    await this.#carryOut({ order: 'reject' }, signal, () =>
      this.#requireCode(),
    );
  }

  async cancel(signal: AbortSignal): Promise<void> {
    await this.#carryOut({ order: 'cancel' }, signal);
  }

  async renew(signal: AbortSignal): Promise<void> {
    await this.#carryOut({ order: 'renew' }, signal);
  }

  async #carryOut(
    recorded: RecordedOrder,
    signal: AbortSignal,
    check: () => void = () => undefined,
  ): Promise<void> {
    const { order } = recorded;
    this.orders.push(recorded);
    this.#requireSupport();
    if (signal.aborted) throw createGivenUpError();
    const failure = this.#failures.get(order)?.shift();
    if (failure) throw failure;
    check();
    await this.#holds.get(order)?.shift()?.wait(signal);
    if (this.#gone) throw createGoneError();
    check();
    this.#settle(recorded);
    this.#reactions.get(order)?.();
  }

  /** What an acknowledged order means for the page. */
  #settle({ order, callId, assertion }: RecordedOrder): void {
    if (order !== 'deliver' && order !== 'expire') this.#codeShown = false;
    const pending = this.#pendingCallId;
    if (pending === null) return;
    switch (order) {
      case 'deliver':
        this.#end(pending, 'resolved', assertion);
        return;
      case 'expire':
        if (pending === callId) this.#end(pending, 'rejected');
        return;
      case 'cancel':
      case 'renew':
        this.#end(pending, 'rejected');
        return;
      case 'confirm':
      case 'reject':
    }
  }

  #follow(signal: PasskeySignal): void {
    if (signal.type === 'pairing-code') return;
    const pending = this.#pendingCallId;
    if (signal.type === 'gone') {
      this.#gone = true;
      if (pending !== null) this.#end(pending, 'rejected');
    }
    if (signal.type === 'gate' || signal.type === 'call') this.#gone = false;
    this.#codeShown =
      signal.type === 'code' || (this.#codeShown && signal.type === 'gate');
    if (signal.type === 'call-ended' && signal.callId === pending) {
      this.#end(pending, 'rejected');
    }
    if (signal.type === 'call' && signal.callId !== pending) {
      if (pending !== null) this.#end(pending, 'rejected');
      this.#pendingCallId = signal.callId;
    }
  }

  #end(
    callId: string,
    outcome: CallSettlement['outcome'],
    assertion?: PasskeyAssertion,
  ): void {
    this.#pendingCallId = null;
    this.settlements.push(
      assertion ? { callId, outcome, assertion } : { callId, outcome },
    );
  }

  #requirePending(callId: string): void {
    if (this.#gone) throw createGoneError();
    if (this.#pendingCallId === callId) return;
    if (this.#pendingCallId !== null) {
      throw new PasskeyError(
        PasskeyErrorCode.SUPERSEDED,
        'The page asks with another challenge meanwhile.',
      );
    }
    throw new PasskeyError(
      PasskeyErrorCode.ABORTED_BY_PAGE,
      'The page does not wait for this assertion any more.',
    );
  }

  #requireCode(): void {
    if (this.#codeShown) return;
    throw new PasskeyError(
      PasskeyErrorCode.NOT_PENDING,
      'No code is shown. Wait for PASSKEY_CONFIRMATION_REQUIRED.',
    );
  }

  #requireSupport(): void {
    const { supported, reason } = this.capability;
    if (supported) return;
    throw new PasskeyError(
      PasskeyErrorCode.ENGINE_UNSUPPORTED,
      reason?.message ?? 'This engine cannot answer a passkey.',
    );
  }
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  lists.set(key, [...(lists.get(key) ?? []), value]);
}

function createGivenUpError(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.PAGE_TIMEOUT,
    'The order was given up before the page saw it.',
  );
}

function createGoneError(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.BROWSER_GONE,
    'The page is gone. Start the session again.',
  );
}
