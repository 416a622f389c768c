export type { GateOptions } from './gate-notification';
export {
  NowebStandIn,
  startNowebStandIn,
  type NowebPhone,
  type NowebScenario,
  type NowebStandInOptions,
} from './noweb-stand-in';
export { createNowebTransport, type NowebTransport } from './noweb-transport';
