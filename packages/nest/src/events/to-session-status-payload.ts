import type { PasskeyStatus } from '@waha-passkey/ceremony';
import type {
  SessionStatusPayload,
  SessionStatusPoint,
} from '@waha-passkey/contract';
import type { PasskeyEventData } from '../passkey-module-options';

/** The statuses a session went through, oldest first, this one included. */
export type SessionStatusHistory = readonly SessionStatusPoint[];

const SHOWN_POINTS = 3;

/** Upstream's payload of `session.status`, and the attempt beside it. */
export function toSessionStatusPayload(
  name: string,
  { status, data, passkey }: PasskeyStatus,
  history: SessionStatusHistory,
  eventData: PasskeyEventData = 'full',
): SessionStatusPayload {
  return {
    name,
    status,
    statuses: history.slice(-SHOWN_POINTS),
    data: eventData === 'none' ? null : data,
    passkey,
  };
}
