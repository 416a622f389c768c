import {
  Catch,
  HttpException,
  InternalServerErrorException,
  ServiceUnavailableException,
  UnprocessableEntityException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { EngineRequestError } from '../engines/engine-request-error';
import { StorageError } from '../storage/storage-error';
import { ServerLogger } from './server-logger';
import { traceError } from './trace-error';

/** Answers what no other filter knows, and repeats nothing of the request. */
@Catch()
export class UnexpectedErrorFilter implements ExceptionFilter {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly logger: ServerLogger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const { httpAdapter } = this.adapterHost;
    const response: unknown = host.switchToHttp().getResponse();
    const answer = this.toHttp(error);
    if (httpAdapter.isHeadersSent(response)) {
      httpAdapter.end(response);
      return;
    }
    httpAdapter.reply(response, answer.getResponse(), answer.getStatus());
  }

  private toHttp(error: unknown): HttpException {
    if (error instanceof HttpException) {
      return error;
    }
    if (error instanceof EngineRequestError) {
      return new UnprocessableEntityException(error.message);
    }
    if (error instanceof StorageError) {
      this.logger.error(error.message);
      return toStorageException(error);
    }
    this.logger.error(`Unexpected error: ${traceError(error)}`);
    return new InternalServerErrorException();
  }
}

/** Nest has no class for the first of them (RFC 4918, section 11.5). */
function toStorageException({ isFull, message }: StorageError): HttpException {
  return isFull
    ? new HttpException(
        { statusCode: 507, message, error: 'Insufficient Storage' },
        507,
      )
    : new ServiceUnavailableException(message);
}
