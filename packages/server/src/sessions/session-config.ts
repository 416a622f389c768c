export const retryPolicies = ['constant', 'linear', 'exponential'] as const;

export type RetryPolicy = (typeof retryPolicies)[number];

export interface RetriesConfig {
  policy?: RetryPolicy;
  delaySeconds?: number;
  attempts?: number;
}

export interface CustomHeader {
  name: string;
  value: string;
}

export interface WebhookConfig {
  url: string;
  /** Event names, or `*`. */
  events: string[];
  hmac?: { key?: string } | null;
  retries?: RetriesConfig | null;
  customHeaders?: CustomHeader[] | null;
}

export interface ProxyConfig {
  /** `host:port` */
  server: string;
  username?: string;
  password?: string;
}

/** WAHA's session config, as far as it has a meaning here. */
export interface SessionConfig {
  metadata?: Record<string, string>;
  proxy?: ProxyConfig | null;
  webhooks?: WebhookConfig[];
  debug?: boolean;
}
