import type { PasskeyLogger } from '@waha-passkey/contract';
import type { PagePasskeyDriver } from '../../driver/page-passkey-driver';
import type { StartingClient } from '../webjs-client';

/**
 * [1.34.7] A client made with `pairWithPhoneNumber` never asks its page for QR
 * codes, and its timer was stopped for the attempt: what comes back to it is a
 * pairing code, and the timer with it.
 */
export function renewPairingCode(
  client: StartingClient,
  driver: PagePasskeyDriver,
  logger: PasskeyLogger,
): () => void {
  const pairing = client.options?.pairWithPhoneNumber;
  const { phoneNumber } = pairing ?? {};
  if (!pairing || !phoneNumber) return () => undefined;
  return driver.link.onLinkable(() => {
    const { showNotification, intervalMs } = pairing;
    client
      .requestPairingCode?.(phoneNumber, showNotification, intervalMs)
      .catch((error: unknown) => {
        const name = error instanceof Error ? error.name : typeof error;
        logger.warn(`passkey: no new pairing code after the request (${name})`);
      });
  });
}
