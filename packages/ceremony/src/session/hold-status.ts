import { SessionStatus, type SessionStatusData } from '@waha-passkey/contract';
import {
  isFollowUp,
  isRenewable,
  type AttemptState,
} from '../machine/attempt-state';

export interface HeldStatus {
  status: SessionStatus;
  data: SessionStatusData;
}

/**
 * The status an attempt imposes on its session while the host itself would say
 * STARTING or SCAN_QR_CODE; null when it imposes none. QR codes rotate behind
 * the passkey screen, and must not hide it.
 */
export function holdStatus(
  attempt: AttemptState | null,
  hostStatus: SessionStatus,
): HeldStatus | null {
  const open =
    hostStatus === SessionStatus.STARTING ||
    hostStatus === SessionStatus.SCAN_QR_CODE;
  if (!open || attempt === null || attempt.kind !== 'linking') return null;

  const { stage, call } = attempt;
  switch (stage.phase) {
    case 'gate-seen':
      if (stage.refusal) {
        return { status: SessionStatus.PASSKEY_REQUIRED, data: null };
      }
      // Between two challenges of one gate, no QR code is worth scanning.
      return isFollowUp(attempt)
        ? { status: SessionStatus.STARTING, data: null }
        : null;
    case 'awaiting-assertion':
    case 'delivering':
      return {
        status: SessionStatus.PASSKEY_REQUIRED,
        data: call?.challenge ?? null,
      };
    case 'awaiting-confirmation':
      return {
        status: SessionStatus.PASSKEY_CONFIRMATION_REQUIRED,
        data: { code: stage.code },
      };
    case 'awaiting-phone':
    case 'completing':
    case 'completed':
      return { status: SessionStatus.STARTING, data: null };
    case 'ended':
      return isRenewable(attempt)
        ? { status: SessionStatus.FAILED, data: null }
        : null;
  }
}
