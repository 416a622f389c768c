export { within } from './bridge/within';
export type { AttachPasskeyOptions } from './client/attach-passkey-options';
export { attachPasskey } from './webjs/attach-passkey';
export {
  createWebjsDriver,
  releaseWebjsDriver,
} from './webjs/create-webjs-driver';
export type { PagePasskeyEvents } from './client/passkey-events';
export type { WebjsClient } from './webjs/webjs-client';
export { PagePasskey } from './client/page-passkey';
export type { DetectionSignal, SignalReport } from './driver/signal-report';
export {
  PagePasskeyDriver,
  type PageDriverOptions,
} from './driver/page-passkey-driver';
export { readUserId } from './protocol/read-user-id';
export {
  CONNECTION_MODEL,
  ME_USER,
  ORIGIN,
  PAGE_VERSION,
  SOCKET_MODEL,
  WA_JS,
} from './protocol/whatsapp-names';
export {
  createWithDriver,
  type CreatedWithDriver,
  type CreateWithDriverOptions,
} from './wppconnect/create-with-driver';
export {
  createWithPasskey,
  type CreatedWithPasskey,
  type CreateWithPasskeyOptions,
} from './wppconnect/create-with-passkey';
export { waitForClient } from './wppconnect/wait-for-client';
export { createWppDriver, hookWppPage } from './wppconnect/wpp-driver';
export { assertKnownLibrary as assertKnownWppconnect } from './wppconnect/wppconnect-library';
export type { WppPage } from './wppconnect/wpp-page';
export type {
  WppconnectClient,
  WppconnectLibrary,
  WppconnectOptions,
} from './wppconnect/wppconnect-library';
