import { Inject, Injectable } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { EventBus } from '../events/event-bus';
import { matchesEvent } from '../events/matches-event';
import type { SessionStatusEvent } from '../events/session-status-event';
import { ServerLogger } from '../logging/server-logger';
import type { WebhookConfig } from '../sessions/session-config';
import { SETTINGS } from '../settings/settings-token';
import type { Settings } from '../settings/settings';
import { WebhookQueue } from './webhook-queue';
import { WebhookSender } from './webhook-sender';

/** Hands each event to the receivers that want it; never makes it wait. */
@Injectable()
export class WebhookDispatcher {
  private readonly queues = new Map<string, WebhookQueue>();
  private readonly sender: WebhookSender;
  private readonly abort = new AbortController();
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
    this.abort.abort();
  }

  private dispatch(
    event: SessionStatusEvent,
    webhooks: readonly WebhookConfig[],
  ): void {
    const { webhook: global } = this.settings;
    const all = global ? [global, ...webhooks] : webhooks;
    for (const webhook of all) {
      if (matchesEvent(webhook.events, event.event)) {
        this.queueOf(event.session, webhook.url).push(event, webhook);
      }
    }
  }

  private queueOf(session: string, url: string): WebhookQueue {
    const key = `${session} ${url}`;
    let queue = this.queues.get(key);
    if (!queue) {
      queue = new WebhookQueue({
        send: (event, webhook) =>
          this.abort.signal.aborted
            ? Promise.resolve()
            : this.sender.send(event, webhook, this.abort.signal),
        onDrop: (event) =>
          this.logger.warn(
            `Webhook dropped, too many wait for this receiver: session ${event.session}, event ${event.id}`,
          ),
        onIdle: () => {
          this.queues.delete(key);
          if (this.queues.size === 0) {
            this.onAllIdle?.();
          }
        },
      });
      this.queues.set(key, queue);
    }
    return queue;
  }
}
