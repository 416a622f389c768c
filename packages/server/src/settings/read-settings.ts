import path from 'node:path';
import { EngineName } from '@waha-passkey/contract';
import { ApiKey } from '../security/api-key';
import { ProxyConfigDto } from '../sessions/dto/session-config.dto';
import type { ProxyConfig } from '../sessions/session-config';
import { complainLikeApi } from './complain-like-api';
import { EnvironmentReader } from './environment-reader';
import { findNotices } from './find-notices';
import { readCluster } from './read-cluster';
import { readLimits, readTimeouts } from './read-passkey-settings';
import { readPublicUrl } from './read-public-url';
import { readTrustProxy } from './read-trust-proxy';
import { readWebhook } from './read-webhook';
import { eventDataModes, logLevels, type Settings } from './settings';
import { splitArguments } from './split-arguments';

const PORTS = { min: 0, max: 65_535 };

/**
 * Variables that exist in WAHA have WAHA's names and meanings; the rest begins
 * with `WAHA_PASSKEY_`.
 * @throws SettingsError naming every variable at fault
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const env = new EnvironmentReader(environment);
  const startTimeout = env.integer('WAHA_PASSKEY_START_TIMEOUT_SECONDS', {
    min: 1,
    max: 3_600,
  });
  const settings: Settings = {
    hostname: env.text('WHATSAPP_API_HOSTNAME') ?? '127.0.0.1',
    port:
      env.integer('WHATSAPP_API_PORT', PORTS) ??
      env.integer('PORT', PORTS) ??
      3000,
    apiKey: readApiKey(env),
    dataFolder: path.resolve(
      env.text('WAHA_LOCAL_STORE_BASE_DIR') ?? '.data/sessions',
    ),
    defaultEngine:
      env.choice('WHATSAPP_DEFAULT_ENGINE', Object.values(EngineName)) ??
      EngineName.WEBJS,
    browser: {
      executablePath: env.text('PUPPETEER_EXECUTABLE_PATH'),
      args: splitArguments(env.line('WAHA_WEBJS_PUPPETER_ARGS') ?? ''),
      headless: !(env.boolean('WAHA_PASSKEY_HEADFUL') ?? false),
    },
    proxy: readProxy(env),
    webhook: readWebhook(env),
    restartSessions: env.boolean('WAHA_WORKER_RESTART_SESSIONS') ?? true,
    workerId: env.text('WAHA_WORKER_ID'),
    cluster: readCluster(env),
    swagger: env.boolean('WHATSAPP_SWAGGER_ENABLED') ?? true,
    logLevel: env.choice('WAHA_LOG_LEVEL', logLevels) ?? 'info',
    httpLogLevel: env.choice('WAHA_HTTP_LOG_LEVEL', logLevels) ?? 'info',
    startTimeoutMs: (startTimeout ?? 300) * 1_000,
    eventData: env.choice('WAHA_PASSKEY_EVENT_DATA', eventDataModes) ?? 'full',
    publicUrl: readPublicUrl(env),
    trustProxy: readTrustProxy(env),
    metrics: {
      enabled: env.boolean('WAHA_PASSKEY_METRICS_ENABLED') ?? false,
      sessionLabel: env.boolean('WAHA_PASSKEY_METRICS_SESSION_LABEL') ?? false,
    },
    timeouts: readTimeouts(env),
    limits: readLimits(env),
    notices: findNotices(env),
  };
  env.assertSound();
  return settings;
}

function readApiKey(env: EnvironmentReader): ApiKey {
  const value = env.text('WAHA_API_KEY');
  const key = value === null ? ApiKey.generate() : ApiKey.parse(value);
  if (key === null) {
    env.complain(
      'WAHA_API_KEY must be the key itself, or sha512: and 128 hex digits. It looks like a hash in another spelling, which would become the key itself',
    );
  }
  return key ?? ApiKey.generate();
}

function readProxy(env: EnvironmentReader): ProxyConfig | null {
  const server = env.text('WHATSAPP_PROXY_SERVER');
  if (server === null) {
    return null;
  }
  const username = env.text('WHATSAPP_PROXY_SERVER_USERNAME');
  const password = env.text('WHATSAPP_PROXY_SERVER_PASSWORD');
  const proxy = {
    server,
    ...(username !== null && { username }),
    ...(password !== null && { password }),
  };
  complainLikeApi(env, ProxyConfigDto, proxy, {
    server: 'WHATSAPP_PROXY_SERVER',
    username: 'WHATSAPP_PROXY_SERVER_USERNAME',
    password: 'WHATSAPP_PROXY_SERVER_PASSWORD',
  });
  return proxy;
}
