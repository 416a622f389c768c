import type {
  NowebConnectionUpdate,
  NowebSocket,
} from '@waha-passkey/refusing';

export interface NowebClientUpdate extends NowebConnectionUpdate {
  qr?: string;
  lastDisconnect?: { error?: Error | undefined } | undefined;
}

/** What this host uses of a Baileys socket. */
export interface NowebClientSocket extends NowebSocket {
  readonly ev: NowebSocket['ev'] & {
    on(
      event: 'connection.update',
      listener: (update: NowebClientUpdate) => void,
    ): unknown;
  };
  readonly user?: { id: string; name?: string } | undefined;
  requestPairingCode(phoneNumber: string): Promise<string>;
  logout(): Promise<void>;
  end(error: Error | undefined): unknown;
}

/** Makes sockets; the host has no Baileys of its own. */
export interface NowebTransport {
  connect(session: string): NowebClientSocket;
  /** Drops the keys of a session. */
  forget(session: string): void;
}
