export { answeringCapability, refusingCapability } from './capabilities';
export { describePasskeyDriver } from './describe-passkey-driver';
export type {
  AnsweringTransport,
  PageSettlement,
  PasskeyDriverHarness,
  RefusingTransport,
} from './driver-harness';
export { HeldOrder } from './held-order';
export {
  InMemoryDriver,
  type CallSettlement,
  type DriverOrder,
  type InMemoryDriverOptions,
  type RecordedOrder,
} from './in-memory-driver';
export { ManualClock } from './manual-clock';
export { SignalLog } from './signal-log';
