import { Inject, Injectable } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { EventBus } from '../events/event-bus';
import { matchesEvent } from '../events/matches-event';
import type { SessionStatusEvent } from '../events/session-status-event';
import { ServerLogger } from '../logging/server-logger';
import type { WebhookConfig } from '../sessions/session-config';
import { SETTINGS } from '../settings/settings-token';
import type { Settings } from '../settings/settings';
import { WebhookDelivery } from './webhook-delivery';
import { WebhookQueue } from './webhook-queue';
import { WebhookSender } from './webhook-sender';

/** Hands each status to the receivers that want it; never makes it wait. */
@Injectable()
export class WebhookDispatcher {
  /** By session, then by URL. */
  private readonly queues = new Map<string, Map<string, WebhookQueue>>();
  private readonly sender: WebhookSender;
  private readonly subscription: Subscription;
  private onAllIdle: (() => void) | null = null;

  constructor(
    bus: EventBus,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly logger: ServerLogger,
  ) {
    this.sender = new WebhookSender(logger);
    this.subscription = bus.published.subscribe(({ event, webhooks }) => {
      this.dispatch(event, webhooks);
    });
  }

  /** Gives what still waits `graceMs` to arrive, then drops it. */
  async close(graceMs: number): Promise<void> {
    this.subscription.unsubscribe();
    if (this.queues.size > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, graceMs);
        this.onAllIdle = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    for (const queues of this.queues.values()) {
      for (const queue of queues.values()) {
        queue.abort();
      }
    }
  }

  private dispatch(
    event: SessionStatusEvent,
    webhooks: readonly WebhookConfig[],
  ): void {
    // Those of a receiver that is no longer configured included.
    for (const queue of this.queues.get(event.session)?.values() ?? []) {
      queue.markOutdated();
    }
    const { webhook: global } = this.settings;
    const all = global ? [global, ...webhooks] : webhooks;
    for (const webhook of all) {
      if (matchesEvent(webhook.events, event.event)) {
        const queue = this.queueOf(event.session, webhook.url);
        queue.push(new WebhookDelivery(event, webhook));
      }
    }
  }

  private queueOf(session: string, url: string): WebhookQueue {
    const queues = this.queues.get(session) ?? new Map<string, WebhookQueue>();
    this.queues.set(session, queues);
    const queue = queues.get(url) ?? this.createQueue(session, url);
    queues.set(url, queue);
    return queue;
  }

  private createQueue(session: string, url: string): WebhookQueue {
    return new WebhookQueue({
      send: (delivery) => this.sender.send(delivery),
      onDrop: ({ event }) => {
        this.logger.debug(
          `Webhook dropped, a newer status exists: session ${session}, event ${event.id}`,
        );
      },
      onIdle: () => {
        this.forgetQueue(session, url);
      },
    });
  }

  private forgetQueue(session: string, url: string): void {
    const queues = this.queues.get(session);
    queues?.delete(url);
    if (queues?.size === 0) {
      this.queues.delete(session);
    }
    if (this.queues.size === 0) {
      this.onAllIdle?.();
    }
  }
}
