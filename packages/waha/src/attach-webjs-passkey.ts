import {
  createWebjsDriver,
  type WebjsClient,
} from '@waha-passkey/whatsapp-web';
import { answerWahaMethods } from './answer-waha-methods';
import { passkeyHost } from './passkey-host';
import { lookInside, type WahaWebjsSession } from './waha-names';

/**
 * For a WEBJS session whose client was just built and not initialized yet: the
 * hooks must be in the page before it navigates.
 */
export function attachWebjsPasskey(session: WahaWebjsSession): void {
  const host = passkeyHost();
  if (!host.settings.enabled) return;
  const driver = createWebjsDriver(session.whatsapp as WebjsClient, {
    logger: session.logger,
  });
  const link = host.linkOf(session);
  link.attach(driver);
  answerWahaMethods(lookInside(session), link);
}
