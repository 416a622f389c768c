import { SessionStatus } from '@waha-passkey/contract';
import type { PasskeySession, PasskeyStatus } from './passkey-session';

/**
 * A session's status as clients see it: the host's own, or what an attempt
 * holds over it. Calls `onChange` once for each change of status or data.
 */
export class SessionStatusFeed {
  private host: SessionStatus = SessionStatus.STOPPED;
  private passkey: PasskeySession | null = null;
  private unobserve: (() => void) | null = null;
  private lastKey: string = toKey(this.current);

  constructor(private readonly onChange: (current: PasskeyStatus) => void) {}

  /** The host's own status, whatever is held over it. */
  get hostStatus(): SessionStatus {
    return this.host;
  }

  get current(): PasskeyStatus {
    const { host, passkey } = this;
    return (
      passkey?.statusOver(host) ?? { status: host, data: null, passkey: null }
    );
  }

  /** Takes the attempts of this session, in place of an earlier one's. */
  follow(passkey: PasskeySession): void {
    this.unfollow();
    this.passkey = passkey;
    const unobserve = [
      passkey.observe(() => this.update()),
      passkey.observePairingCode(() => this.update()),
    ];
    this.unobserve = () => unobserve.forEach((end) => end());
    this.update();
  }

  /** Reports no further attempts; the last one is still shown. */
  unfollow(): void {
    this.unobserve?.();
    this.unobserve = null;
  }

  setHostStatus(status: SessionStatus): void {
    this.host = status;
    this.update();
  }

  /**
   * For a host that shows its own status itself, as WAHA's setter does: `true`
   * when an attempt holds another status over this one, which must not be shown.
   */
  holdsOver(status: SessionStatus): boolean {
    this.host = status;
    const held = this.current.status !== status;
    if (held) this.update();
    else this.lastKey = toKey(this.current);
    return held;
  }

  private update(): void {
    const { current } = this;
    const key = toKey(current);
    if (key === this.lastKey) return;
    this.lastKey = key;
    this.onChange(current);
  }
}

function toKey({ status, data }: PasskeyStatus): string {
  return JSON.stringify([status, data]);
}
