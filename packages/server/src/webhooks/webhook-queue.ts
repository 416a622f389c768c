import type { SessionStatusEvent } from '../events/session-status-event';
import type { WebhookConfig } from '../sessions/session-config';

/** More than this waits only at a receiver that is down for hours. */
const MAX_WAITING = 1_000;

interface Waiting {
  event: SessionStatusEvent;
  webhook: WebhookConfig;
}

export interface WebhookQueueOptions {
  send(event: SessionStatusEvent, webhook: WebhookConfig): Promise<void>;
  onDrop(event: SessionStatusEvent): void;
  onIdle(): void;
}

/** Events of one session for one receiver: one at a time, in order. */
export class WebhookQueue {
  private readonly waiting: Waiting[] = [];
  private busy = false;

  constructor(private readonly options: WebhookQueueOptions) {}

  push(event: SessionStatusEvent, webhook: WebhookConfig): void {
    this.waiting.push({ event, webhook });
    if (this.waiting.length > MAX_WAITING) {
      const dropped = this.waiting.shift();
      if (dropped) {
        this.options.onDrop(dropped.event);
      }
    }
    if (!this.busy) {
      this.busy = true;
      void this.drain();
    }
  }

  private async drain(): Promise<void> {
    for (;;) {
      const next = this.waiting.shift();
      if (!next) {
        this.busy = false;
        this.options.onIdle();
        return;
      }
      await this.options.send(next.event, next.webhook);
    }
  }
}
