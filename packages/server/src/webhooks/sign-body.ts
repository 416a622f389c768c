import { createHmac } from 'node:crypto';

/** The headers by which a receiver knows the sender; none without a key. */
export function signBody(
  body: string,
  key: string | undefined,
): Record<string, string> {
  if (!key) {
    return {};
  }
  return {
    'X-Webhook-Hmac': createHmac('sha512', key).update(body).digest('hex'),
    'X-Webhook-Hmac-Algorithm': 'sha512',
  };
}
