import {
  PasskeyAttemptKind,
  type PasskeyAttempt,
  type SessionStatus,
  type SessionStatusData,
} from '@waha-passkey/contract';
import type { HostStatusPayload } from '../events/session-status-event';
import { StatusHistory } from './status-history';

/** What a client may see of a session now. */
export interface StatusView {
  status: SessionStatus;
  data: SessionStatusData;
  passkey: PasskeyAttempt | null;
  reason: string | null;
}

/** Turns what is true now into events: one for each change, in order. */
export class StatusReporter {
  private readonly history = new StatusHistory();
  private last: string | null = null;

  constructor(
    private readonly name: string,
    private readonly publish: (payload: HostStatusPayload) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** Reports `view` if it is news. */
  report(view: StatusView): void {
    if (toFingerprint(view) !== this.last) {
      this.repeat(view);
    }
  }

  /** Reports `view` even if it is not: WAHA does so for every new QR code. */
  repeat(view: StatusView): void {
    this.last = toFingerprint(view);
    this.history.add(view.status, this.now());
    this.publish({
      name: this.name,
      status: view.status,
      statuses: this.history.points,
      data: view.data,
      passkey: view.passkey,
      reason: view.reason,
    });
  }
}

/**
 * A linking attempt shows in the status. A phase that does not (an assertion
 * on its way into the page) is not repeated: clients that sign on
 * PASSKEY_REQUIRED would ask the owner twice. A checkpoint leaves the session
 * WORKING, so there the phase itself is the news, and that a renewal is void.
 */
function toFingerprint(view: StatusView): string {
  const { passkey } = view;
  const checkpoint =
    passkey?.kind === PasskeyAttemptKind.CHECKPOINT
      ? [passkey.attemptId, passkey.phase, passkey.retryable]
      : null;
  return JSON.stringify([
    view.status,
    view.data,
    view.reason,
    passkey?.reason?.code ?? null,
    checkpoint,
  ]);
}
