import type { Readable } from 'node:stream';
import axios from 'axios';
import {
  toRequestFailure,
  toStatusFailure,
  type WebhookFailure,
} from './webhook-failure';

const REQUEST_TIMEOUT_MS = 10_000;

const http = axios.create({
  // Signature and headers are for the configured address only.
  maxRedirects: 0,
  validateStatus: () => true,
  // Only the status counts: a body neither delays nor fails a delivery.
  responseType: 'stream',
  decompress: false,
});

export interface WebhookRequest {
  url: string;
  body: string;
  headers: Record<string, string>;
}

/** Sends it once; null when the receiver took it. Never rejects. */
export async function postWebhook(
  { url, body, headers }: WebhookRequest,
  signal: AbortSignal,
): Promise<WebhookFailure | null> {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  const timer = setTimeout(abort, REQUEST_TIMEOUT_MS);
  signal.addEventListener('abort', abort, { once: true });
  try {
    const answer = await http.post<Readable>(url, body, {
      headers,
      signal: controller.signal,
    });
    discard(answer.data);
    return toStatusFailure(answer.status);
  } catch (error) {
    if (signal.aborted) {
      return { description: 'no answer when a newer status came', final: true };
    }
    return controller.signal.aborted
      ? { description: 'no answer within 10 s', final: false }
      : toRequestFailure(error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

/** A short body is read, so that the connection can be used again. */
function discard(body: Readable): void {
  const timer = setTimeout(() => body.destroy(), 1_000);
  body.on('error', () => undefined);
  body.on('close', () => {
    clearTimeout(timer);
  });
  body.resume();
}
