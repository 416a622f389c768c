import type { PasskeyLogger } from '@waha-passkey/contract';
import { IDLE_STATE, UNPAIRED_STATES } from '../protocol/whatsapp-names';
import type { Changes } from './changes';
import { describeError } from './describe-error';

export interface GatePage {
  /** `Socket.state`; null when it cannot be read. */
  readonly socketState: string | null;
  readonly isLinked: boolean;
  /** Has the page show new QR codes; false when it offers no way. */
  refresh(): Promise<boolean>;
}

/** A page that restarts its socket by itself has done so by then. */
const reopenMs = 30_000;

/**
 * What follows a gate that ended without a link. What was kept from the page
 * meanwhile is made up for, once: a page that is out of QR codes shows new ones.
 */
export class AfterGate {
  private readonly listeners = new Set<() => void>();
  private running = new AbortController();

  constructor(
    private readonly page: GatePage,
    private readonly changes: Changes,
    private readonly logger: PasskeyLogger,
  ) {}

  /** Called each time a device can be linked again. */
  onReady(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Another gate is up, or the document is gone. */
  stop(): void {
    this.running.abort();
  }

  async start(): Promise<void> {
    this.stop();
    this.running = new AbortController();
    const { signal } = this.running;
    try {
      await this.changes.until(() => this.isUnpaired(), reopenMs, signal);
      if (this.page.socketState === IDLE_STATE) await this.refresh(signal);
      if (!signal.aborted && this.isUnpaired()) this.announce();
    } catch (error) {
      if (signal.aborted) return;
      this.logger.warn(
        `passkey: no new QR code after the request: ${describeError(error)}`,
      );
    }
  }

  private async refresh(signal: AbortSignal): Promise<void> {
    if (!(await this.page.refresh())) return;
    const isFresh = () =>
      this.isUnpaired() && this.page.socketState !== IDLE_STATE;
    await this.changes.until(isFresh, reopenMs, signal);
  }

  private isUnpaired(): boolean {
    const { isLinked, socketState } = this.page;
    return !isLinked && UNPAIRED_STATES.includes(socketState ?? '');
  }

  private announce(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
