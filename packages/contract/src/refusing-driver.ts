import type { EngineName, PasskeyCapability } from './capability';
import type { PasskeyDriver, PasskeySignal } from './driver';
import { PasskeyError, PasskeyErrorCode } from './errors';
import type { PasskeyLogger } from './logger';

/**
 * A driver that sees the gate and cannot answer it: it reports, and every
 * order meets the same refusal. What the engine calls never throws: a listener
 * that fails is logged.
 */
export abstract class RefusingDriver implements PasskeyDriver {
  readonly #refusal: string;
  readonly #listeners = new Set<(signal: PasskeySignal) => void>();
  /** What a late observer has to be told. */
  #news: PasskeySignal[] = [];

  constructor(
    readonly engine: EngineName,
    readonly capability: PasskeyCapability,
    protected readonly logger: PasskeyLogger,
    refusal?: string,
  ) {
    this.#refusal =
      refusal ??
      capability.reason?.message ??
      `${engine} cannot answer a passkey.`;
  }

  observe(listener: (signal: PasskeySignal) => void): () => void {
    const own = (signal: PasskeySignal): void => this.#tell(listener, signal);
    for (const signal of this.#news) own(signal);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  deliver(): Promise<void> {
    return this.#refuse();
  }

  expire(): Promise<void> {
    return this.#refuse();
  }

  confirm(): Promise<void> {
    return this.#refuse();
  }

  reject(): Promise<void> {
    return this.#refuse();
  }

  cancel(): Promise<void> {
    return this.#refuse();
  }

  renew(): Promise<void> {
    return this.#refuse();
  }

  protected report(signal: PasskeySignal): void {
    this.#remember(signal);
    for (const listener of [...this.#listeners]) listener(signal);
  }

  #remember(signal: PasskeySignal): void {
    switch (signal.type) {
      case 'gate':
        this.#news = [signal];
        return;
      case 'completed':
      case 'gone':
        this.#news = [];
        return;
      case 'call':
      case 'call-ended':
      case 'awaiting-phone':
      case 'code':
      case 'completing':
      case 'failed':
        this.#news.push(signal);
    }
  }

  #tell(
    listener: (signal: PasskeySignal) => void,
    signal: PasskeySignal,
  ): void {
    try {
      listener(signal);
    } catch (error) {
      const cause = error instanceof Error ? error.name : typeof error;
      this.logger.error(
        `A listener failed on the signal ${signal.type} of ${this.engine} (${cause}).`,
      );
    }
  }

  #refuse(): Promise<void> {
    return Promise.reject(
      new PasskeyError(PasskeyErrorCode.ENGINE_UNSUPPORTED, this.#refusal),
    );
  }
}
