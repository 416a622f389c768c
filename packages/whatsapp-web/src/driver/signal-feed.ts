import {
  type PasskeyLogger,
  type PasskeySignal,
  ReplayBuffer,
} from '@waha-passkey/contract';

type Listener = (signal: PasskeySignal) => void;

/** Reports to observers; one that comes late gets the attempt under way first. */
export class SignalFeed {
  private readonly listeners = new Set<Listener>();
  private readonly replayed = new ReplayBuffer();

  constructor(private readonly logger: PasskeyLogger) {}

  observe(listener: Listener): () => void {
    const own = (signal: PasskeySignal) => listener(signal);
    for (const signal of this.replayed.all) this.tell(own, signal);
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  report(signal: PasskeySignal): void {
    this.logger.debug(`passkey: ${signal.type}`);
    this.replayed.add(signal);
    for (const listener of [...this.listeners]) this.tell(listener, signal);
  }

  /** Nothing a listener does may stop the bridge. */
  private tell(listener: Listener, signal: PasskeySignal): void {
    try {
      listener(signal);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown error';
      this.logger.error(
        `passkey: a listener failed at "${signal.type}": ${name}`,
      );
    }
  }
}
