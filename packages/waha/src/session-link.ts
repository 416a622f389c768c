import type { PasskeySession, PasskeySessions } from '@waha-passkey/ceremony';
import {
  SessionStatus,
  type PasskeyAttempt,
  type PasskeyDriver,
  type PasskeyReasonCode,
  type SessionStatusData,
} from '@waha-passkey/contract';
import { lookInside, type WahaSession } from './waha-names';

/** A driver that also lets go of what it listens to. */
export type DetachableDriver = PasskeyDriver & {
  detach(reason?: PasskeyReasonCode): unknown;
};

/**
 * Between one WAHA session and its passkey session: notes the status the engine
 * sets, lets the ceremony hold another one over it, and shows each change once.
 */
export class SessionLink {
  #hostStatus: SessionStatus = SessionStatus.STOPPED;
  #passkey: PasskeySession | null = null;
  #driver: DetachableDriver | null = null;
  #forget: () => void = () => undefined;
  #showing = false;
  #shown = '';

  constructor(
    private readonly session: WahaSession,
    private readonly sessions: PasskeySessions,
  ) {}

  /** The engine's own status, whatever is held over it. */
  get hostStatus(): SessionStatus {
    return this.#hostStatus;
  }

  get driver(): DetachableDriver | null {
    return this.#driver;
  }

  get passkey(): PasskeySession | null {
    return this.#passkey;
  }

  /** Null when there was none since the session started. */
  get attempt(): PasskeyAttempt | null {
    return this.#passkey?.attempt ?? null;
  }

  /** What belongs to a status now, null for most. */
  dataOf(status: string): SessionStatusData {
    const over = this.#passkey?.statusOver(this.#hostStatus);
    return over?.status === status ? over.data : null;
  }

  /** Takes the place of an earlier driver: its client or socket is gone. */
  attach(driver: DetachableDriver): void {
    this.#release('SESSION_STOPPED');
    this.#driver = driver;
    this.#passkey = this.sessions.attach(this.session.name, driver);
    this.#forget = this.#passkey.observe(() => this.#show());
    this.#show();
  }

  /** The engine sets its status; true when another one is shown instead. */
  noteHostStatus(status: SessionStatus): boolean {
    if (this.#showing) return false;
    this.#hostStatus = status;
    if (status === SessionStatus.STOPPED) {
      this.#stop();
      return false;
    }
    const held = this.#passkey?.statusOver(status).status ?? status;
    if (held === status) {
      this.#shown = '';
      return false;
    }
    this.#show();
    return true;
  }

  #show(): void {
    if (!this.#passkey) return;
    const { status, data } = this.#passkey.statusOver(this.#hostStatus);
    const inside = lookInside(this.session);
    const shown = data === null ? status : status + JSON.stringify(data);
    if (inside.status === status && (data === null || this.#shown === shown)) {
      return;
    }
    this.#shown = shown;
    this.#showing = true;
    try {
      if (data !== null && inside.setStatus) {
        inside.setStatus(status, data);
      } else {
        inside.status = status;
      }
    } finally {
      this.#showing = false;
    }
  }

  /** A new session of this name may run already: that one is left alone. */
  #stop(): void {
    const { name } = this.session;
    this.#release('SESSION_STOPPED');
    if (this.sessions.find(name) === this.#passkey) {
      this.sessions.detach(name, 'SESSION_STOPPED');
    }
  }

  #release(reason: PasskeyReasonCode): void {
    this.#forget();
    this.#forget = () => undefined;
    this.#driver?.detach(reason);
    this.#driver = null;
  }
}
