import type { PasskeyChange } from '@waha-passkey/ceremony';
import type {
  PasskeyAttempt,
  PasskeyPhase,
  PasskeySignal,
} from '@waha-passkey/contract';
import type { PagePasskeyDriver } from '../src';

/** Anything that tells its changes: a session, or the facade over one. */
interface Observed {
  observe(listener: (change: PasskeyChange) => void): () => void;
}

const patienceMs = 20_000;

/** What happened so far, and how to wait for what is to happen. */
export class CeremonyLog {
  readonly changes: PasskeyChange[] = [];
  readonly signals: PasskeySignal[] = [];
  private readonly waiting = new Set<() => void>();

  constructor(driver: PagePasskeyDriver, session: Observed) {
    driver.observe((signal) => {
      this.signals.push(signal);
      this.check();
    });
    session.observe((change) => {
      this.changes.push(change);
      this.check();
    });
  }

  get phases(): PasskeyPhase[] {
    return this.changes.map(({ attempt }) => attempt.phase);
  }

  get attempts(): string[] {
    return [...new Set(this.changes.map(({ attempt }) => attempt.attemptId))];
  }

  /** The `count`th time that an attempt reaches `phase`. */
  async reached(phase: PasskeyPhase, count = 1): Promise<PasskeyAttempt> {
    const reached = () =>
      this.changes.filter(({ attempt }) => attempt.phase === phase);
    await this.until(`phase ${phase}`, () => reached().length >= count);
    const change = reached()[count - 1];
    if (!change) throw new Error(`phase ${phase} was not reached`);
    return change.attempt;
  }

  async signal<T extends PasskeySignal['type']>(
    type: T,
    count = 1,
  ): Promise<Extract<PasskeySignal, { type: T }>> {
    const given = () =>
      this.signals.filter(
        (signal): signal is Extract<PasskeySignal, { type: T }> =>
          signal.type === type,
      );
    await this.until(`signal ${type}`, () => given().length >= count);
    const signal = given()[count - 1];
    if (!signal) throw new Error(`signal ${type} was not given`);
    return signal;
  }

  async until(what: string, isTrue: () => boolean): Promise<void> {
    if (isTrue()) return;
    await new Promise<void>((resolve, reject) => {
      const check = () => {
        if (!isTrue()) return;
        end();
        resolve();
      };
      const timer = setTimeout(() => {
        end();
        const seen = this.signals.map(({ type }) => type).join(' ');
        reject(
          new Error(
            `No ${what}. Phases: ${this.phases.join(' ')}. Signals: ${seen}.`,
          ),
        );
      }, patienceMs);
      const end = () => {
        clearTimeout(timer);
        this.waiting.delete(check);
      };
      this.waiting.add(check);
    });
  }

  private check(): void {
    for (const check of [...this.waiting]) check();
  }
}
