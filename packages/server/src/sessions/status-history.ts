import type { SessionStatus, SessionStatusPoint } from '@waha-passkey/contract';

const KEPT = 3;

/** The last three statuses, oldest first, as WAHA's `statuses`. */
export class StatusHistory {
  private kept: readonly SessionStatusPoint[] = [];

  add(status: SessionStatus, timestamp: number): void {
    this.kept = [...this.kept, { status, timestamp }].slice(-KEPT);
  }

  get points(): SessionStatusPoint[] {
    return this.kept.map((point) => ({ ...point }));
  }
}
