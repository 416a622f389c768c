import type { CeremonyTimeouts, SubmitLimits } from '@waha-passkey/ceremony';
import type { EngineName } from '@waha-passkey/contract';
import type { TrustProxy } from '@waha-passkey/nest';
import type { ApiKey } from '../security/api-key';
import type { ProxyConfig, WebhookConfig } from '../sessions/session-config';

export const logLevels = ['error', 'warn', 'info', 'debug', 'trace'] as const;

export type LogLevel = (typeof logLevels)[number];

/** `none` keeps challenge and code out of webhooks and the WebSocket. */
export const eventDataModes = ['full', 'none'] as const;

export type EventDataMode = (typeof eventDataModes)[number];

export interface BrowserSettings {
  /** Null: an installed browser, else the one puppeteer downloaded. */
  executablePath: string | null;
  /** Further arguments. */
  args: string[];
  headless: boolean;
}

export interface MetricsSettings {
  enabled: boolean;
  /** One series for each session. */
  sessionLabel: boolean;
}

/** Workers that share one address, connected through Redis. */
export interface ClusterSettings {
  /** May hold a password. */
  url: string;
  /** Encrypts what crosses Redis. */
  secret: string;
}

export interface Settings {
  hostname: string;
  /** 0 lets the system choose. */
  port: number;
  apiKey: ApiKey;
  dataFolder: string;
  defaultEngine: EngineName;
  browser: BrowserSettings;
  /** For sessions that name none. */
  proxy: ProxyConfig | null;
  /** Receives the events of every session. */
  webhook: WebhookConfig | null;
  /** Start again what ran when the process ended. */
  restartSessions: boolean;
  workerId: string | null;
  /** Null: this is the only worker. */
  cluster: ClusterSettings | null;
  swagger: boolean;
  logLevel: LogLevel;
  httpLogLevel: LogLevel;
  /** Until a session that starts must show a QR code or be linked. */
  startTimeoutMs: number;
  eventData: EventDataMode;
  /** Where account owners reach this server; null: on this machine only. */
  publicUrl: string | null;
  /** Which proxies may say whose request it is; false: none. */
  trustProxy: TrustProxy;
  metrics: MetricsSettings;
  timeouts: Partial<CeremonyTimeouts>;
  limits: Partial<SubmitLimits>;
  /** For the log at start: variables that are set and not read. */
  notices: readonly string[];
}
