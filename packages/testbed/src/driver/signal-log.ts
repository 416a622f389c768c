import type { PasskeyDriver, PasskeySignal } from '@waha-passkey/contract';

type SignalType = PasskeySignal['type'];
type SignalOf<T extends SignalType> = Extract<PasskeySignal, { type: T }>;

const DEADLINE_MS = 20_000;

/** Records what a driver reports, and waits for it. */
export class SignalLog {
  readonly signals: PasskeySignal[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #unsubscribe: () => void;

  constructor(driver: PasskeyDriver) {
    this.#unsubscribe = driver.observe((signal) => {
      this.signals.push(signal);
      for (const check of [...this.#waiting]) check();
    });
  }

  all<T extends SignalType>(type: T): SignalOf<T>[] {
    return this.signals.filter(
      (signal): signal is SignalOf<T> => signal.type === type,
    );
  }

  /** The first signal of one of these types, as soon as it was seen. */
  first<T extends SignalType>(...types: T[]): Promise<SignalOf<T>> {
    return this.#wait(types.join(' or '), () =>
      this.signals.find((signal): signal is SignalOf<T> =>
        types.some((type) => type === signal.type),
      ),
    );
  }

  /** The `nth` signal of this type (1 = the first), as soon as it was seen. */
  nth<T extends SignalType>(type: T, nth: number): Promise<SignalOf<T>> {
    return this.#wait(`${type} no. ${nth}`, () => this.all(type)[nth - 1]);
  }

  close(): void {
    this.#unsubscribe();
  }

  async #wait<T>(what: string, find: () => T | undefined): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    let check: () => void = () => undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        check = () => {
          const found = find();
          if (found !== undefined) resolve(found);
        };
        timer = setTimeout(
          () => reject(this.#createTimeoutError(what)),
          DEADLINE_MS,
        );
        this.#waiting.add(check);
        check();
      });
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(check);
    }
  }

  #createTimeoutError(what: string): Error {
    const seen = this.signals.map((signal) => signal.type).join(', ');
    return new Error(
      `Waited ${DEADLINE_MS} ms for signal ${what}; saw: ${seen || 'nothing'}.`,
    );
  }
}
