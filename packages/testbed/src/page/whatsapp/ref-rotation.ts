import type { Timings } from '../../protocol/timings';
import type { ConnModel } from './conn-model';

/**
 * One round of refs. It goes on under the passkey card, which is why clients
 * keep hearing of new QR codes there.
 */
export class RefRotation {
  private timer: number | undefined;

  constructor(
    private readonly conn: ConnModel,
    private readonly timings: Timings,
    private readonly onExhausted: () => void,
  ) {}

  start(refs: string[]): void {
    this.stop();
    this.show(refs, this.timings.firstRefMs);
  }

  stop(): void {
    window.clearTimeout(this.timer);
  }

  private show([ref, ...rest]: string[], durationMs: number): void {
    if (ref === undefined) {
      this.onExhausted();
      return;
    }
    this.conn.setRef(ref);
    this.timer = window.setTimeout(() => {
      this.show(rest, this.timings.nextRefMs);
    }, durationMs);
  }
}
