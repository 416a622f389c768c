import type { WebhookDelivery } from './webhook-delivery';

export interface WebhookQueueOptions {
  /** Resolves to true when it arrived; never rejects. */
  send(delivery: WebhookDelivery): Promise<boolean>;
  onDrop(delivery: WebhookDelivery): void;
  onIdle(): void;
}

/**
 * Statuses of one session for one receiver: one at a time, in order. After a
 * failure only the newest is sent.
 */
export class WebhookQueue {
  private waiting: WebhookDelivery[] = [];
  private current: WebhookDelivery | null = null;
  private receiverAnswers = true;

  constructor(private readonly options: WebhookQueueOptions) {}

  push(delivery: WebhookDelivery): void {
    this.waiting.push(delivery);
    if (!this.current) {
      void this.drain();
    }
  }

  /** A newer status of the session exists. */
  markOutdated(): void {
    this.current?.markOutdated();
    for (const delivery of this.waiting) {
      delivery.markOutdated();
    }
  }

  /** Sends nothing more. */
  abort(): void {
    this.current?.abort();
    for (const delivery of this.waiting) {
      delivery.abort();
    }
  }

  private async drain(): Promise<void> {
    for (;;) {
      this.current = this.waiting.shift() ?? null;
      if (!this.current) {
        this.options.onIdle();
        return;
      }
      await this.sendOrDrop(this.current);
      this.current.end();
    }
  }

  private async sendOrDrop(delivery: WebhookDelivery): Promise<void> {
    const { outdated, signal } = delivery;
    if (signal.aborted || (outdated && !this.receiverAnswers)) {
      this.options.onDrop(delivery);
      return;
    }
    this.receiverAnswers = await this.options.send(delivery);
  }
}
