import {
  EngineName,
  parseChallenge,
  RefusingDriver,
  silentLogger,
  type PasskeyChallenge,
  type PasskeyLogger,
  type PasskeyReason,
  type PasskeyReasonCode,
} from '@waha-passkey/contract';
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
  #socket: NowebSocket | null = null;
  #challenge: PasskeyChallenge | null = null;
  /** `failed` lasts until the next socket, for the host to ask. */
  #gate: 'none' | 'up' | 'failed' = 'none';
  #failureToReport = false;

  constructor({ logger = silentLogger, ...options }: NowebDriverOptions = {}) {
    super(EngineName.NOWEB, nowebCapability(options), logger);
  }

  /** WhatsApp asked for a passkey on the newest socket. */
  get gateSeen(): boolean {
    return this.#gate !== 'none';
  }

  /** Why the session has to end FAILED; null when no gate ended it. */
  get failure(): PasskeyReason | null {
    return this.#gate === 'failed' ? this.capability.reason : null;
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
    if (socket === this.#socket) return;
    this.#release();
    this.#fail();
    this.#reportFailure();
    this.#gate = 'none';
    this.#socket = socket;
    for (const [type, listener] of this.#stanzaListeners) {
      socket.ws.on(toCallbackEvent(type), listener);
    }
    socket.ev.on('connection.update', this.#onConnectionUpdate);
  }

  /** Lets the socket go: the session was stopped or logged out. */
  detach(reason: PasskeyReasonCode = 'SESSION_STOPPED'): void {
    this.#release();
    this.#reportFailure();
    const seen = this.gateSeen;
    this.#gate = 'none';
    this.#challenge = null;
    if (seen) this.report({ type: 'gone', reason });
  }

  readonly #stanzaListeners = new Map<
    GateNotification,
    (stanza: unknown) => void
  >(
    Object.values(GateNotification).map((type) => [
      type,
      (stanza) => this.#onGate(type, stanza),
    ]),
  );

  #onGate(type: GateNotification, stanza: unknown): void {
    const challenge = this.#readChallenge(type, stanza);
    const news = challenge?.challenge !== this.#challenge?.challenge;
    if (this.#gate === 'up' && (challenge === null || !news)) return;
    this.logger.warn(
      `WhatsApp asks for a passkey (${type}). ${this.capability.reason?.message ?? ''}`,
    );
    this.#gate = 'up';
    this.#challenge = challenge;
    this.report({ type: 'gate', kind: 'linking', challenge });
  }

  #readChallenge(
    type: GateNotification,
    stanza: unknown,
  ): PasskeyChallenge | null {
    const options = findRequestOptions(stanza);
    if (options === undefined) return null;
    try {
      return parseChallenge(options);
    } catch (error) {
      const fault = error instanceof TypeError ? error.message : 'unknown';
      this.logger.warn(`Malformed options in ${type}: ${fault}.`);
      return null;
    }
  }

  readonly #onConnectionUpdate = (update: NowebConnectionUpdate): void => {
    if (update.isNewLogin || update.connection === 'open') this.#complete();
    if (update.connection !== 'close') return;
    this.#fail();
    // The host hears of the same close in this very turn and sets its status
    // first, so that nobody sees the session back at SCAN_QR_CODE in between.
    queueMicrotask(() => this.#reportFailure());
  };

  #complete(): void {
    if (this.#gate !== 'up') return;
    this.#gate = 'none';
    this.#challenge = null;
    this.report({ type: 'completed' });
  }

  #fail(): void {
    if (this.#gate !== 'up') return;
    this.#gate = 'failed';
    this.#challenge = null;
    this.#failureToReport = true;
  }

  #reportFailure(): void {
    if (!this.#failureToReport) return;
    this.#failureToReport = false;
    this.report({
      type: 'failed',
      reason: 'ENGINE_UNSUPPORTED',
      retryable: false,
    });
  }

  #release(): void {
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    for (const [type, listener] of this.#stanzaListeners) {
      socket.ws.off(toCallbackEvent(type), listener);
    }
    socket.ev.off('connection.update', this.#onConnectionUpdate);
  }
}

function toCallbackEvent(type: GateNotification): string {
  return `CB:notification,type:${type}`;
}
