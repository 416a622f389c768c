export { PasskeyClient, type PasskeyClientOptions } from './passkey-client';
export { PasskeySession, type AttemptOptions } from './passkey-session';
export type { RequestOptions } from './http-connection';
export { ApiError, MissingRouteError, type ApiErrorDetails } from './api-error';
export { NetworkError, type NetworkErrorKind } from './network-error';
export type { EventsOptions } from './events/event-loop';
export type { SessionEvents } from './events/session-events';
export { parseSecureServerUrl, parseServerUrl } from './parse-server-url';
export type {
  EngineInfo,
  Me,
  NewSession,
  Picture,
  ServerVersion,
  SessionConfig,
  SessionInfo,
  SessionStatusEvent,
  SessionSummary,
  StatusPayload,
  WebhookConfig,
} from './shapes';
