import { Logger } from '@nestjs/common';
import type { PasskeyLogger } from '@waha-passkey/contract';

export const PASSKEY_LOGGER = Symbol('waha-passkey logger');

/** Nest's own logger, for hosts that hand in none. */
export function createNestLogger(): PasskeyLogger {
  const logger = new Logger('Passkey');
  return {
    debug: (message) => logger.debug(message),
    info: (message) => logger.log(message),
    warn: (message) => logger.warn(message),
    error: (message) => logger.error(message),
  };
}
