import { SessionStatus } from '@waha-passkey/contract';
import type { StatusPayload } from '@waha-passkey/client';
import type { SeenEvents } from '../session/seen-events';
import type { Timeline } from '../terminal/timeline';
import { describeStatus } from './describe-status';

/**
 * Tells each event, until the one with that status. Throws with the server's
 * reason when the session fails instead, and at once when it is linked already:
 * then that status will not come.
 */
export async function followUntil(
  events: SeenEvents,
  wanted: SessionStatus,
  timeline: Timeline,
  signal: AbortSignal,
): Promise<StatusPayload> {
  for (;;) {
    const event = await events.next(signal);
    timeline.status(event.status, describeStatus(event));
    if (event.status === wanted) return event;
    const { passkey, reason, status } = event;
    const isLost =
      status === SessionStatus.FAILED ||
      (status === SessionStatus.SCAN_QR_CODE && passkey?.phase === 'ended');
    if (isLost) {
      throw new Error(passkey?.reason?.message ?? reason ?? 'it failed');
    }
    if (status === SessionStatus.WORKING) {
      throw new Error(
        wanted === SessionStatus.PASSKEY_REQUIRED
          ? 'WhatsApp linked the device without asking for a passkey'
          : `WhatsApp linked the device, and ${wanted} did not come`,
      );
    }
  }
}
