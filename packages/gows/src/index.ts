export { answersNatively } from './answers-natively';
export { createGowsDriver } from './create-gows-driver';
export { gowsCapability, type GowsCapabilityOptions } from './gows-capability';
export type { GowsEventStream } from './gows-event-stream';
export {
  GowsPasskeyDriver,
  type GowsDriverOptions,
} from './gows-passkey-driver';
