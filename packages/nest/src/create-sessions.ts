import { PasskeySessions } from '@waha-passkey/ceremony';
import type { PasskeyLogger } from '@waha-passkey/contract';
import type { PasskeyModuleOptions } from './passkey-module-options';

/** The host's own sessions, or new ones as the options want them. */
export function createSessions(
  { sessions, clock, timeouts, limits }: PasskeyModuleOptions,
  logger: PasskeyLogger,
): PasskeySessions {
  if (sessions !== undefined) return sessions;
  return new PasskeySessions({
    logger,
    ...(clock === undefined ? {} : { clock }),
    ...(timeouts === undefined ? {} : { timeouts }),
    ...(limits === undefined ? {} : { limits }),
  });
}
