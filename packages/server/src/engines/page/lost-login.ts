import { PasskeyReasonCode } from '@waha-passkey/contract';
import type { EngineNews } from '../session-engine';

/** The page shows a QR code although the session was linked. */
export const lostLogin: EngineNews = {
  type: 'failed',
  code: PasskeyReasonCode.LOGGED_OUT,
  reason:
    'WhatsApp does not know this login any more. Start the session to link it again.',
};
