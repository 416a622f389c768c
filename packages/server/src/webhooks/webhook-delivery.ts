import { SessionStatus } from '@waha-passkey/contract';
import type { SessionStatusEvent } from '../events/session-status-event';
import type { WebhookConfig } from '../sessions/session-config';

/** How long a status may still be on its way when a newer one exists. */
const OUTDATED_GRACE_MS = 2_000;

/** One status on its way to one receiver, until a newer one replaces it. */
export class WebhookDelivery {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | null = null;
  private resume: (() => void) | null = null;
  private isOutdated = false;

  constructor(
    readonly event: SessionStatusEvent,
    readonly webhook: WebhookConfig,
  ) {}

  /** Aborts when this status must not arrive any more. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** True when a newer status exists: then nothing is tried again. */
  get outdated(): boolean {
    return this.isOutdated;
  }

  /**
   * A newer status exists. A challenge must not arrive any more; what only
   * reports a step has a little time left.
   */
  markOutdated(): void {
    if (this.isOutdated) return;
    this.isOutdated = true;
    this.end();
    this.resume?.();
    if (this.event.payload.status === SessionStatus.PASSKEY_REQUIRED) {
      this.abort();
    } else {
      this.timer = setTimeout(() => {
        this.abort();
      }, OUTDATED_GRACE_MS);
    }
  }

  /** Resolves after `ms`, or as soon as a newer status exists. */
  async pause(ms: number): Promise<void> {
    if (this.isOutdated) return;
    await new Promise<void>((resolve) => {
      this.timer = setTimeout(resolve, ms);
      this.resume = resolve;
    });
    this.resume = null;
    if (!this.isOutdated) this.end();
  }

  abort(): void {
    this.isOutdated = true;
    this.controller.abort();
    this.end();
    this.resume?.();
  }

  /** Releases its timer. */
  end(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }
}
