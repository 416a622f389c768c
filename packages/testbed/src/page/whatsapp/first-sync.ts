import type { Emitter } from './emitter';
import type { SocketModel } from './socket-model';

/** After logging in: progress, then `hasSynced`. */
export class FirstSync {
  progress = 0;
  private running: AbortController | null = null;

  constructor(
    private readonly socket: SocketModel,
    private readonly cmd: Emitter,
    private readonly durationMs: number,
    private readonly stream: Emitter,
  ) {}

  /** Next to the pushes: what comes meanwhile must not wait for it. */
  start(onDone: () => void): void {
    this.run().then(
      (done) => done && onDone(),
      (error: unknown) => console.error('The sync failed.', error),
    );
  }

  /** Resolves with false when it was stopped or had been done before. */
  private async run(): Promise<boolean> {
    if (this.socket.hasSynced || this.running) return false;
    const { signal } = (this.running = new AbortController());
    for (const progress of [0, 50, 100]) {
      this.progress = progress;
      // Generations of the page name it differently; clients hear one of them.
      this.cmd.trigger('offline_progress_update');
      this.cmd.trigger('offline_progress_update_from_bridge');
      await pause(this.durationMs / 3);
      if (signal.aborted) return false;
    }
    await this.waitForClient(signal);
    if (signal.aborted) return false;
    this.socket.markSynced();
    return true;
  }

  stop(): void {
    this.running?.abort();
    this.running = null;
  }

  /** whatsapp-web.js waits for the socket's change, wa-js for the stream's. */
  private hasClient(): boolean {
    return (
      this.socket.isListenedTo('change:hasSynced') ||
      this.stream.isListenedTo('change:info') ||
      this.stream.isListenedTo('change:mode')
    );
  }

  /**
   * A client that attaches after the sync waits for ever. At the real length
   * it never does, so a faster clock must not let it either.
   */
  private async waitForClient(signal: AbortSignal): Promise<void> {
    const until = performance.now() + 5_000;
    while (!signal.aborted && !this.hasClient() && performance.now() < until) {
      await pause(20);
    }
  }
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, durationMs));
}
