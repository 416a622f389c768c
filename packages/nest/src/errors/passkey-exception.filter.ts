import {
  Catch,
  Inject,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { PasskeyErrorCode, type PasskeyLogger } from '@waha-passkey/contract';
import { PASSKEY_LOGGER } from '../passkey-logger';
import { describeFault } from './describe-fault';
import { OtherThanHttpException } from './other-than-http-exception';
import { replyWithError } from './reply-with-error';
import { toKnownError } from './to-known-error';

/** Answers every error of the passkey routes, and never echoes the request. */
@Catch(OtherThanHttpException)
export class PasskeyExceptionFilter implements ExceptionFilter {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(PASSKEY_LOGGER) private readonly logger: PasskeyLogger,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const { httpAdapter } = this.adapterHost;
    const response: unknown = host.switchToHttp().getResponse();
    const error = toKnownError(thrown);
    if (error.code === PasskeyErrorCode.INTERNAL) {
      const fault = describeFault(error.cause ?? thrown);
      this.logger.error(`Unforeseen error on a passkey route: ${fault}`);
    }
    if (httpAdapter.isHeadersSent(response)) {
      httpAdapter.end(response);
      return;
    }
    replyWithError(httpAdapter, response, error);
  }
}
