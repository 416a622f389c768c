import { randomUUID } from 'node:crypto';
import type { PasskeyLogger } from '@waha-passkey/contract';
import axios, { isAxiosError, type AxiosInstance } from 'axios';
import axiosRetry from 'axios-retry';
import type { SessionStatusEvent } from '../events/session-status-event';
import type { WebhookConfig } from '../sessions/session-config';
import { defaultRetries, retryDelayMs } from './retry-delay';
import { signBody } from './sign-body';

const REQUEST_TIMEOUT_MS = 10_000;

/** Sends one event to one receiver, with retries; never rejects. */
export class WebhookSender {
  private readonly http: AxiosInstance = axios.create({
    timeout: REQUEST_TIMEOUT_MS,
    // Text in, text out: the receiver's answer is not looked at.
    responseType: 'text',
    maxContentLength: 64 * 1024,
  });

  constructor(private readonly logger: PasskeyLogger) {
    axiosRetry(this.http, { shouldResetTimeout: true });
  }

  async send(
    event: SessionStatusEvent,
    webhook: WebhookConfig,
    signal: AbortSignal,
  ): Promise<void> {
    const retries = { ...defaultRetries, ...webhook.retries };
    const body = JSON.stringify(event);
    try {
      await this.http.post(webhook.url, body, {
        headers: {
          ...toHeaders(webhook),
          'Content-Type': 'application/json',
          'X-Webhook-Request-Id': randomUUID(),
          'X-Webhook-Timestamp': String(Date.now()),
          ...signBody(body, webhook.hmac?.key),
        },
        signal,
        'axios-retry': {
          retries: retries.attempts,
          retryDelay: (attempt) => retryDelayMs(retries, attempt),
          retryCondition: () => !signal.aborted,
        },
      });
    } catch (error) {
      // Not the error itself: it holds the body and the headers.
      this.logger.warn(
        `Webhook not delivered: session ${event.session}, event ${
          event.id
        }, receiver ${toOrigin(webhook.url)}, ${describe(error)}`,
      );
    }
  }
}

function toHeaders(webhook: WebhookConfig): Record<string, string> {
  const headers = webhook.customHeaders ?? [];
  return Object.fromEntries(headers.map(({ name, value }) => [name, value]));
}

/** Without path, query and user: they may hold tokens. */
function toOrigin(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'of a malformed URL';
}

function describe(error: unknown): string {
  if (!isAxiosError(error)) {
    return 'the request could not be made';
  }
  return error.response
    ? `status ${error.response.status}`
    : (error.code ?? 'no answer');
}
