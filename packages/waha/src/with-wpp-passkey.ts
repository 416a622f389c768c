import { createWppDriver, hookWppPage } from '@waha-passkey/whatsapp-web';
import { answerWahaMethods } from './answer-waha-methods';
import { checkCodeRequests } from './check-code-requests';
import { passkeyHost } from './passkey-host';
import { UnreachableWppDriver } from './unreachable-wpp-driver';
import {
  lookInside,
  type WahaSession,
  type WahaWppClientClass,
  type WahaWppOptions,
} from './waha-names';
import { hookWppStart } from './wpp-start';

/**
 * For a WPP session that is about to create its client: the options to create
 * it with. A client that cannot be hooked runs without passkeys, and the
 * session's capability says why.
 */
export function withWppPasskey<Options extends WahaWppOptions>(
  session: WahaSession,
  options: Options,
  clientClass: WahaWppClientClass,
): Options {
  const host = passkeyHost();
  if (!host.settings.enabled) return options;
  const { logger } = session;
  const link = host.linkOf(session);
  const driver = createWppDriver({ logger });
  link.attach(driver);
  const inside = lookInside(session);
  answerWahaMethods(inside, link);
  checkCodeRequests(inside);
  /** A session that cannot answer a passkey is better than none. */
  const giveUp = (cause: string) => {
    if (link.driver !== driver) return;
    logger.error(`passkey: this session runs without passkeys: ${cause}`);
    link.attach(new UnreachableWppDriver(cause, logger));
  };
  try {
    return hookWppStart(clientClass, options, {
      onStart: async ({ page }) => {
        if (link.driver !== driver) return;
        try {
          await hookWppPage(page, driver, session.name);
        } catch (error) {
          giveUp(`its page could not be hooked (${nameOf(error)})`);
        }
      },
      onMissed: () =>
        giveUp('WPPConnect loaded its page without Whatsapp.start()'),
      wasLinked: () => link.wasWorking,
    });
  } catch (error) {
    giveUp(error instanceof TypeError ? error.message : nameOf(error));
    return options;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
