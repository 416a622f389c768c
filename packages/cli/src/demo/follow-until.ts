import {
  SessionStatus,
  type SessionStatusPayload,
} from '@waha-passkey/contract';
import type { SessionEvents } from '../api/session-events';
import type { Timeline } from '../terminal/timeline';
import { describeStatus } from './describe-status';

/**
 * Tells each event, until the one with that status. Throws with the server's
 * reason when the session fails instead.
 */
export async function followUntil(
  events: SessionEvents,
  wanted: SessionStatus,
  timeline: Timeline,
  signal: AbortSignal,
): Promise<SessionStatusPayload> {
  for (;;) {
    const event = await events.next(signal);
    timeline.status(event.status, describeStatus(event));
    if (event.status === wanted) return event;
    const { passkey, status } = event;
    const isLost =
      status === SessionStatus.FAILED ||
      (status === SessionStatus.SCAN_QR_CODE && passkey?.phase === 'ended');
    if (isLost) throw new Error(passkey?.reason?.message ?? 'it failed');
  }
}
