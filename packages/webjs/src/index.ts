export {
  attachPasskey,
  type AttachPasskeyOptions,
} from './client/attach-passkey';
export {
  createWebjsDriver,
  releaseWebjsDriver,
} from './client/create-webjs-driver';
export type { WebjsPasskeyEvents } from './client/passkey-events';
export type { WebjsClient } from './client/webjs-client';
export { WebjsPasskey } from './client/webjs-passkey';
export type { DetectionSignal, SignalReport } from './driver/signal-report';
export {
  WebjsPasskeyDriver,
  type WebjsDriverOptions,
} from './driver/webjs-passkey-driver';
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
export { createWppDriver, hookWppPage } from './wppconnect/wpp-driver';
export { assertKnownLibrary as assertKnownWppconnect } from './wppconnect/wppconnect-library';
export type {
  WppconnectClient,
  WppconnectLibrary,
  WppconnectOptions,
} from './wppconnect/wppconnect-library';
