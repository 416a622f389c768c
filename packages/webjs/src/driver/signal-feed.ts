import type { PasskeyLogger, PasskeySignal } from '@waha-passkey/contract';
import { NewsLog } from './news-log';

type Listener = (signal: PasskeySignal) => void;

/** Tells observers what was seen; one that comes late hears the news first. */
export class SignalFeed {
  private readonly listeners = new Set<Listener>();
  private readonly news = new NewsLog();

  constructor(private readonly logger: PasskeyLogger) {}

  observe(listener: Listener): () => void {
    const own = (signal: PasskeySignal) => listener(signal);
    for (const signal of this.news.list()) this.tell(own, signal);
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  report(signal: PasskeySignal): void {
    this.logger.debug(`passkey: ${signal.type}`);
    this.news.add(signal);
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
