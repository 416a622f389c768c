import type { EngineName } from '@waha-passkey/contract';
import type { SessionConfig } from './session-config';

/** What is kept of a session on disk. */
export interface SessionRecord {
  name: string;
  engine: EngineName;
  config: SessionConfig;
  /** False only after a stop: the rest starts again with the process. */
  running: boolean;
}
