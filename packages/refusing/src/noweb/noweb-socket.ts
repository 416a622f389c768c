/** A decoded stanza (`BinaryNode` of Baileys); parsed before it is trusted. */
export interface NowebNode {
  tag: string;
  attrs: Record<string, string>;
  content?: unknown;
}

/** The part of Baileys' `ConnectionState` that is read here. */
export interface NowebConnectionUpdate {
  connection?: 'open' | 'connecting' | 'close';
  /** The device was paired; WhatsApp asks for a restart next. */
  isNewLogin?: boolean;
}

/**
 * What the driver needs of a Baileys socket: `ws` emits each received stanza
 * as `CB:<tag>,<attribute>:<value>`, `ev` reports the state of the connection.
 */
export interface NowebSocket {
  readonly ws: {
    on(event: string, listener: (node: unknown) => void): unknown;
    off(event: string, listener: (node: unknown) => void): unknown;
  };
  readonly ev: {
    on(
      event: 'connection.update',
      listener: (update: NowebConnectionUpdate) => void,
    ): unknown;
    off(
      event: 'connection.update',
      listener: (update: NowebConnectionUpdate) => void,
    ): unknown;
  };
}
