import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';

/** Why a link does not work any more. */
export type HandoffDeath = 'used' | 'expired' | 'replaced' | 'cancelled';

const refusals: Record<
  HandoffDeath | 'unknown',
  { code: PasskeyErrorCode; message: string }
> = {
  unknown: {
    code: PasskeyErrorCode.TICKET_UNKNOWN,
    message:
      'This link is not known here: it is incomplete, or it was used or ended some time ago. Open the whole link, or ask for a new one.',
  },
  used: {
    code: PasskeyErrorCode.TICKET_USED,
    message: 'This link was opened already. Ask for a new one.',
  },
  expired: {
    code: PasskeyErrorCode.TICKET_EXPIRED,
    message: 'This link has expired. Ask for a new one.',
  },
  replaced: {
    code: PasskeyErrorCode.TICKET_REPLACED,
    message:
      'The request of this link is over or was replaced, a newer link exists, or too many answers were wrong. Use the newest link, or ask for a new one.',
  },
  cancelled: {
    code: PasskeyErrorCode.TICKET_CANCELLED,
    message: 'The request of this link was cancelled. Ask for a new link.',
  },
};

export function createHandoffRefusal(
  why: HandoffDeath | 'unknown',
): PasskeyError {
  const { code, message } = refusals[why];
  return new PasskeyError(code, message);
}
