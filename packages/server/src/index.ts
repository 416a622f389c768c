export { createServer, type ServerOverrides } from './create-server';
export { runServer } from './run-server';
export type { RunningServer } from './running-server';
export { readSettings } from './settings/read-settings';
export { SettingsError } from './settings/settings-error';
export type { Settings } from './settings/settings';
export { ApiKey } from './security/api-key';
export type {
  EngineInfo,
  EngineNews,
  EngineRun,
  EngineRunOptions,
  SessionEngine,
} from './engines/session-engine';
export type {
  GowsConnection,
  GowsTransport,
} from './engines/gows/gows-transport';
export type {
  NowebClientSocket,
  NowebClientUpdate,
  NowebTransport,
} from './engines/noweb/noweb-transport';
export { EngineRequestError } from './engines/engine-request-error';
export type {
  ProxyConfig,
  SessionConfig,
  WebhookConfig,
} from './sessions/session-config';
export type {
  HostStatusPayload,
  Me,
  SessionStatusEvent,
} from './events/session-status-event';
