import type { GowsEventStream } from '@waha-passkey/refusing';

/** One session of a GOWS process; its events come through `stream`. */
export interface GowsConnection {
  readonly stream: GowsEventStream & {
    on(event: 'end', listener: () => void): unknown;
  };
  /** To be called once the stream has its listeners. */
  start(): Promise<void>;
  logout(): Promise<void>;
  stop(): Promise<void>;
}

/** Reaches a GOWS process; the host has none of its own. */
export interface GowsTransport {
  connect(session: string): Promise<GowsConnection>;
}
