import {
  Catch,
  HttpException,
  InternalServerErrorException,
  BadRequestException,
  PayloadTooLargeException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ServerLogger } from './server-logger';

/**
 * Answers what no other filter knows, and repeats nothing of the request:
 * body-parser and V8 quote the input in their messages.
 */
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
    if (isBodyParserError(error)) {
      return error.type === 'entity.too.large'
        ? new PayloadTooLargeException('The body is too large.')
        : new BadRequestException('The body is not valid JSON.');
    }
    if (error instanceof HttpException) {
      return error;
    }
    this.logger.error(`Unexpected error: ${trace(error)}`);
    return new InternalServerErrorException();
  }
}

function isBodyParserError(error: unknown): error is { type: string } {
  const cause: unknown =
    error instanceof HttpException ? (error.cause ?? error) : error;
  const type = (cause as { type?: unknown } | null)?.type;
  return typeof type === 'string' && type.startsWith('entity.');
}

/** Where it happened, without the message. */
function trace(error: unknown): string {
  if (!(error instanceof Error)) {
    return typeof error;
  }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}
