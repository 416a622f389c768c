import type { LoggerService } from '@nestjs/common';
import type { PasskeyLogger } from '@waha-passkey/contract';
import type { Logger } from 'pino';

/** One logger for our packages and for Nest; writes through Pino. */
export class ServerLogger implements PasskeyLogger, LoggerService {
  constructor(private readonly pino: Logger) {}

  debug(message: string): void {
    this.pino.debug(message);
  }

  info(message: string): void {
    this.pino.info(message);
  }

  log(message: string): void {
    this.pino.info(message);
  }

  warn(message: string): void {
    this.pino.warn(message);
  }

  error(message: string): void {
    this.pino.error(message);
  }

  verbose(message: string): void {
    this.pino.trace(message);
  }
}
