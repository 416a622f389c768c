import { randomUUID } from 'node:crypto';
import type { PasskeyLogger } from '@waha-passkey/contract';
import type { WebhookConfig } from '../sessions/session-config';
import { postWebhook, type WebhookRequest } from './post-webhook';
import { retryDelayMs, toRetries } from './retry-delay';
import { signBody } from './sign-body';
import type { WebhookDelivery } from './webhook-delivery';

/** Retries when the receiver refuses: its configuration may just be changing. */
const RETRIES_WHEN_REFUSED = 2;

/** Sends one status to one receiver, with retries; never rejects. */
export class WebhookSender {
  constructor(private readonly logger: PasskeyLogger) {}

  /** True when it arrived. A newer status ends it, retries included. */
  async send(delivery: WebhookDelivery): Promise<boolean> {
    const retries = toRetries(delivery.webhook.retries);
    const request = toRequest(delivery);
    for (let tries = 1; ; tries++) {
      const failure = await postWebhook(request, delivery.signal);
      if (!failure) return true;
      const left = failure.final
        ? Math.min(retries.attempts, RETRIES_WHEN_REFUSED) - (tries - 1)
        : retries.attempts - (tries - 1);
      const delayMs = retryDelayMs(retries, tries);
      if (left <= 0 || delivery.outdated) {
        const end = delivery.outdated
          ? 'A newer status replaces it.'
          : `Gave up after ${tries} ${tries === 1 ? 'try' : 'tries'}.`;
        this.warn(delivery, failure.description, end);
        return false;
      }
      if (tries === 1) {
        const seconds = Math.round(delayMs) / 1_000;
        const next = `Trying again in ${seconds} s, at most ${left} times.`;
        this.warn(delivery, failure.description, next);
      }
      await delivery.pause(delayMs);
      if (delivery.outdated) return false;
    }
  }

  private warn(
    { event, webhook }: WebhookDelivery,
    why: string,
    next: string,
  ): void {
    // Not the error itself: it holds the body and the headers.
    this.logger.warn(
      `Webhook not delivered: session ${event.session}, event ${
        event.id
      }, receiver ${toOrigin(webhook.url)}, ${why}. ${next}`,
    );
  }
}

function toRequest({ event, webhook }: WebhookDelivery): WebhookRequest {
  const body = JSON.stringify(event);
  return {
    url: webhook.url,
    body,
    headers: {
      ...toHeaders(webhook),
      'Content-Type': 'application/json',
      'X-Webhook-Request-Id': randomUUID(),
      'X-Webhook-Timestamp': String(Date.now()),
      ...signBody(body, webhook.hmac?.key),
    },
  };
}

function toHeaders(webhook: WebhookConfig): Record<string, string> {
  const headers = webhook.customHeaders ?? [];
  return Object.fromEntries(headers.map(({ name, value }) => [name, value]));
}

/** Without path, query and user: they may hold tokens. */
function toOrigin(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'of a malformed URL';
}
