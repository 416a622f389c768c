export type { GowsEvent } from './gows-protocol';
export type { GowsSession } from './gows-session';
export {
  GowsStandIn,
  startGowsStandIn,
  type GowsPhone,
  type GowsScenario,
  type GowsStandInOptions,
} from './gows-stand-in';
export {
  createGowsTransport,
  type GowsConnection,
  type GowsTransport,
} from './gows-transport';
