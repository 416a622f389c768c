export { RefusingDriver } from './refusing-driver';
export { createRefusal } from './create-refusal';
export { answersNatively, hasNativeGows } from './answers-natively';
export {
  nowebCapability,
  type NowebCapabilityOptions,
} from './noweb/noweb-capability';
export {
  NowebPasskeyDriver,
  type NowebDriverOptions,
} from './noweb/noweb-passkey-driver';
export type { NowebConnectionUpdate, NowebSocket } from './noweb/noweb-socket';
export {
  gowsCapability,
  type GowsCapabilityOptions,
} from './gows/gows-capability';
export type { GowsEventStream } from './gows/gows-event-stream';
export {
  GowsPasskeyDriver,
  type GowsDriverOptions,
} from './gows/gows-passkey-driver';
