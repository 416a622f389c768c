import {
  SessionStatusFeed,
  type PasskeySession,
  type PasskeySessions,
  type PasskeyStatus,
} from '@waha-passkey/ceremony';
import {
  SessionStatus,
  type PasskeyAttempt,
  type PasskeyDriver,
  type PasskeyReasonCode,
  type SessionStatusData,
} from '@waha-passkey/contract';
import { lookInside, type WahaSession } from './waha-names';

/** A driver that also releases what it listens to. */
export type DetachableDriver = PasskeyDriver & {
  detach(reason?: PasskeyReasonCode): unknown;
};

/**
 * Between one WAHA session and its passkey session: notes the status the engine
 * sets, and sets the one an attempt holds over it through WAHA's own setter.
 */
export class SessionLink {
  #passkey: PasskeySession | null = null;
  #driver: DetachableDriver | null = null;
  #showing = false;
  #wasWorking = false;
  readonly #feed = new SessionStatusFeed((current) => this.#show(current));

  constructor(
    private readonly session: WahaSession,
    private readonly sessions: PasskeySessions,
  ) {}

  /** The engine's own status, whatever is held over it. */
  get hostStatus(): SessionStatus {
    return this.#feed.hostStatus;
  }

  /** The engine was WORKING since its driver was attached. */
  get wasWorking(): boolean {
    return this.#wasWorking;
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
    const { current } = this.#feed;
    return current.status === status ? current.data : null;
  }

  /** Takes the place of an earlier driver: its client or socket is gone. */
  attach(driver: DetachableDriver): void {
    this.#release('SESSION_STOPPED');
    this.#driver = driver;
    this.#wasWorking = false;
    this.#passkey = this.sessions.attach(this.session.name, driver);
    this.#feed.follow(this.#passkey);
  }

  /** The engine sets its status; true when another one is shown instead. */
  noteHostStatus(status: SessionStatus): boolean {
    if (this.#showing) return false;
    if (status === SessionStatus.STOPPED) this.#stop();
    if (status === SessionStatus.WORKING) this.#wasWorking = true;
    return this.#feed.holdsOver(status);
  }

  #show({ status, data }: PasskeyStatus): void {
    const inside = lookInside(this.session);
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
    this.#feed.unfollow();
    this.#driver?.detach(reason);
    this.#driver = null;
  }
}
