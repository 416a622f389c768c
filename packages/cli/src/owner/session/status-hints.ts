import { setTimeout } from 'node:timers/promises';
import type { PasskeySession } from '@waha-passkey/client';
import type { PairingCodeNotice } from '@waha-passkey/contract';
import { readPairingCodeNotice } from './read-pairing-code-notice';

/**
 * Says when the session may have changed: at its events. A hint only, what it
 * means is read by HTTP; where no events pass, the clock has to do.
 */
export class StatusHints {
  private readonly closed = new AbortController();
  private wake: (() => void) | null = null;
  private hinted = false;
  private pairingCode: PairingCodeNotice | null = null;

  private constructor(session: PasskeySession) {
    void this.follow(session);
  }

  static open(session: PasskeySession): StatusHints {
    return new StatusHints(session);
  }

  /** The newest, once: a WAHA reports it by its events alone. */
  takePairingCodeNotice(): PairingCodeNotice | null {
    const notice = this.pairingCode;
    this.pairingCode = null;
    return notice;
  }

  /** Fulfils at the next hint, or after so many milliseconds. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.hinted) {
      const hint = new AbortController();
      this.wake = () => hint.abort();
      await setTimeout(ms, undefined, {
        signal: AbortSignal.any([signal, hint.signal]),
      }).catch(() => signal.throwIfAborted());
      this.wake = null;
    }
    this.hinted = false;
  }

  close(): void {
    this.closed.abort();
  }

  private async follow(session: PasskeySession): Promise<void> {
    try {
      const { signal } = this.closed;
      const events = await session.openEvents({ signal });
      for await (const { payload } of events) {
        this.pairingCode = readPairingCodeNotice(payload.data);
        this.hinted = true;
        this.wake?.();
      }
    } catch {
      // A server without events, or behind a proxy that stops them.
    }
  }
}
