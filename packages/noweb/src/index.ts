export { createNowebDriver } from './create-noweb-driver';
export {
  nowebCapability,
  type NowebCapabilityOptions,
} from './noweb-capability';
export {
  NowebPasskeyDriver,
  type NowebDriverOptions,
} from './noweb-passkey-driver';
export type { NowebConnectionUpdate, NowebSocket } from './noweb-socket';
