import { setTimeout } from 'node:timers/promises';
import type { PairingCodeNotice } from '@waha-passkey/contract';
import { WebSocket } from 'ws';
import { readPairingCodeNotice } from './read-pairing-code-notice';

/**
 * Says when the session may have changed: its events over `/ws`. A hint only,
 * what it means is read by HTTP; without the socket the clock has to do.
 */
export class StatusHints {
  #wake: (() => void) | null = null;
  #hinted = false;
  #pairingCode: PairingCodeNotice | null = null;

  private constructor(
    private readonly socket: WebSocket,
    session: string,
  ) {
    socket.on('message', (data) => {
      const text = (data as Buffer).toString('utf8');
      const notice = readPairingCodeNotice(text, session);
      if (notice !== undefined) this.#pairingCode = notice;
      this.#hinted = true;
      this.#wake?.();
    });
    // A server without events, or behind a proxy that stops them.
    socket.on('error', () => undefined);
  }

  static open(origin: string, apiKey: string, session: string): StatusHints {
    const url = new URL('/ws', origin.replace(/^http/, 'ws'));
    url.searchParams.set('session', session);
    url.searchParams.set('events', 'session.status');
    return new StatusHints(
      new WebSocket(url, {
        headers: { 'X-Api-Key': apiKey },
        followRedirects: false,
      }),
      session,
    );
  }

  /** The newest, once: a WAHA tells it by its events alone. */
  takePairingCodeNotice(): PairingCodeNotice | null {
    const notice = this.#pairingCode;
    this.#pairingCode = null;
    return notice;
  }

  /** Fulfils at the next hint, or after so many milliseconds. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#hinted) {
      const hint = new AbortController();
      this.#wake = () => hint.abort();
      await setTimeout(ms, undefined, {
        signal: AbortSignal.any([signal, hint.signal]),
      }).catch(() => signal.throwIfAborted());
      this.#wake = null;
    }
    this.#hinted = false;
  }

  close(): void {
    this.socket.terminate();
  }
}
