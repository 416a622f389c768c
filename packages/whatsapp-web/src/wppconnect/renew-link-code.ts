import type { PasskeyLogger } from '@waha-passkey/contract';
import { describeError } from '../driver/describe-error';
import type { PagePasskeyDriver } from '../driver/page-passkey-driver';
import { WA_JS } from '../protocol/whatsapp-names';
import type { WppPage } from './wpp-page';

/**
 * [4.6] A gate stops wa-js' own renewals of a pairing code. When it ends without
 * a link, a client with a phone number gets them back, with a new code at once.
 */
export function renewLinkCode(
  page: WppPage,
  driver: PagePasskeyDriver,
  phoneNumber: string,
  logger: PasskeyLogger,
): () => void {
  return driver.link.onLinkable(() => {
    page.evaluate(startRenewals(phoneNumber)).catch((error: unknown) => {
      const what = describeError(error);
      logger.warn(`passkey: no new pairing code after the request: ${what}`);
    });
  });
}

/** [3.23] has none: WPPConnect then makes a code with each QR code by itself. */
function startRenewals(phoneNumber: string): string {
  const { global, member, start } = WA_JS;
  const phone = JSON.stringify(phoneNumber);
  return `window.${global}.${member}.${start}?.(${phone})`;
}
