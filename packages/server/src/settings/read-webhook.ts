import {
  retryPolicies,
  type CustomHeader,
  type RetriesConfig,
  type WebhookConfig,
} from '../sessions/session-config';
import { WebhookConfigDto } from '../sessions/dto/webhook-config.dto';
import { complainLikeApi } from './complain-like-api';
import type { EnvironmentReader } from './environment-reader';

/** WAHA's global webhook; null when no URL is set. */
export function readWebhook(env: EnvironmentReader): WebhookConfig | null {
  const url = env.text('WHATSAPP_HOOK_URL');
  if (url === null) {
    return null;
  }
  const events = env.list('WHATSAPP_HOOK_EVENTS', ',');
  const key = env.text('WHATSAPP_HOOK_HMAC_KEY');
  const webhook: WebhookConfig = {
    url,
    events: events.length > 0 ? events : ['*'],
    hmac: key === null ? null : { key },
    retries: readRetries(env),
    customHeaders: readHeaders(env),
  };
  complainLikeApi(env, WebhookConfigDto, webhook, {
    url: 'WHATSAPP_HOOK_URL',
    events: 'WHATSAPP_HOOK_EVENTS',
    hmac: 'WHATSAPP_HOOK_HMAC_KEY',
    customHeaders: 'WHATSAPP_HOOK_CUSTOM_HEADERS',
  });
  return webhook;
}

function readRetries(env: EnvironmentReader): RetriesConfig {
  const policy = env.choice('WHATSAPP_HOOK_RETRIES_POLICY', retryPolicies);
  const delaySeconds = env.integer('WHATSAPP_HOOK_RETRIES_DELAY_SECONDS', {
    min: 0,
    max: 3_600,
  });
  const attempts = env.integer('WHATSAPP_HOOK_RETRIES_ATTEMPTS', {
    min: 0,
    max: 100,
  });
  return {
    ...(policy !== null && { policy }),
    ...(delaySeconds !== null && { delaySeconds }),
    ...(attempts !== null && { attempts }),
  };
}

function readHeaders(env: EnvironmentReader): CustomHeader[] {
  return env.list('WHATSAPP_HOOK_CUSTOM_HEADERS', ';').flatMap((header) => {
    const colon = header.indexOf(':');
    if (colon < 1) {
      env.complain(
        'WHATSAPP_HOOK_CUSTOM_HEADERS must be Name:Value pairs separated by ;',
      );
      return [];
    }
    const name = header.slice(0, colon).trim();
    return [{ name, value: header.slice(colon + 1).trim() }];
  });
}
