import type { Emitter } from './emitter';
import type { SocketModel } from './socket-model';

/** After logging in: progress, then `hasSynced`. */
export class FirstSync {
  progress = 0;

  constructor(
    private readonly socket: SocketModel,
    private readonly cmd: Emitter,
    private readonly durationMs: number,
  ) {}

  async run(): Promise<void> {
    for (const progress of [0, 50, 100]) {
      this.progress = progress;
      // Generations of the page name it differently; clients hear one of them.
      this.cmd.trigger('offline_progress_update');
      this.cmd.trigger('offline_progress_update_from_bridge');
      await pause(this.durationMs / 3);
    }
    await this.waitForClient();
    this.socket.markSynced();
  }

  /**
   * A client that attaches after the sync waits for ever. At the real length
   * it never does, so a faster clock must not let it either.
   */
  private async waitForClient(): Promise<void> {
    const until = performance.now() + 5_000;
    while (
      !this.socket.isListenedTo('change:hasSynced') &&
      performance.now() < until
    ) {
      await pause(20);
    }
  }
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, durationMs));
}
