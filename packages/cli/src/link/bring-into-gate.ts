import { SessionStatus } from '@waha-passkey/contract';
import type { OwnerContext } from '../owner/owner-context';
import type { OwnerApi } from '../owner/session/owner-api';
import type { SessionView } from '../owner/session/session-view';
import type { SessionWatch } from '../owner/session/session-watch';
import { toFailure } from '../owner/to-failure';
import { PairingCode } from './pairing-code';
import { QrCode } from './qr-code';

/**
 * Shows the QR code, each new one, or asks for a pairing code, until WhatsApp
 * asks for the passkey or links the device without one.
 */
export async function bringIntoGate(
  api: OwnerApi,
  watch: SessionWatch,
  phoneNumber: string | undefined,
  context: OwnerContext,
): Promise<SessionView> {
  const way =
    phoneNumber === undefined
      ? new QrCode(api, watch.session, context)
      : new PairingCode(api, watch, phoneNumber, context);
  for (;;) {
    const view = await watch.next(context.signal);
    switch (view.status) {
      case SessionStatus.STARTING:
        break;
      case SessionStatus.SCAN_QR_CODE:
        await way.show(view);
        break;
      case SessionStatus.PASSKEY_REQUIRED:
      case SessionStatus.PASSKEY_CONFIRMATION_REQUIRED:
      case SessionStatus.WORKING:
        return view;
      case SessionStatus.STOPPED:
      case SessionStatus.FAILED:
        throw toFailure(view);
    }
  }
}
