import {
  EngineName,
  silentLogger,
  type PasskeyLogger,
  type PasskeyReasonCode,
} from '@waha-passkey/contract';
import { RefusingDriver } from '../refusing-driver';
import { findRequestOptions, GateNotification } from './gate-stanza';
import {
  nowebCapability,
  type NowebCapabilityOptions,
} from './noweb-capability';
import type { NowebConnectionUpdate, NowebSocket } from './noweb-socket';

export interface NowebDriverOptions extends NowebCapabilityOptions {
  logger?: PasskeyLogger;
}

/** Reports the gate a Baileys socket runs into; it cannot be answered there. */
export class NowebPasskeyDriver extends RefusingDriver {
  private socket: NowebSocket | null = null;

  constructor({ logger = silentLogger, ...options }: NowebDriverOptions = {}) {
    super(EngineName.NOWEB, nowebCapability(options), logger);
  }

  /**
   * To be asked when a socket closes: false after a gate, because a new socket
   * would only show QR codes that lead to the same gate.
   */
  shouldReconnect(): boolean {
    return !this.gateSeen;
  }

  /**
   * Listens to a socket; call it for each new one, at every (re)connect. A new
   * socket is a new start: what the last one met is over.
   */
  attachSocket(socket: NowebSocket): void {
    if (socket === this.socket) return;
    this.release();
    this.forgetGate();
    this.socket = socket;
    for (const [event, listener] of this.stanzaListeners) {
      socket.ws.on(event, listener);
    }
    socket.ev.on('connection.update', this.onConnectionUpdate);
  }

  /** Releases the socket: the session was stopped or logged out. */
  detach(reason: PasskeyReasonCode = 'SESSION_STOPPED'): void {
    this.release();
    this.leaveGate(reason);
  }

  private readonly stanzaListeners = Object.values(GateNotification).map(
    (type): [event: string, listener: (stanza: unknown) => void] => [
      `CB:notification,type:${type}`,
      (stanza) => this.raiseGate(type, findRequestOptions(stanza)),
    ],
  );

  private readonly onConnectionUpdate = (
    update: NowebConnectionUpdate,
  ): void => {
    if (update.isNewLogin || update.connection === 'open') this.passGate();
    if (update.connection === 'close') this.failGate();
  };

  private release(): void {
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    for (const [event, listener] of this.stanzaListeners) {
      socket.ws.off(event, listener);
    }
    socket.ev.off('connection.update', this.onConnectionUpdate);
  }
}
