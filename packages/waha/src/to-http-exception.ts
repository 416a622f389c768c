import { HttpException } from '@nestjs/common';
import { toErrorBody, toKnownError } from '@waha-passkey/nest';

/**
 * WAHA's own filter echoes the request of any other error, and with it the
 * assertion; an `HttpException` it answers as it is.
 */
export function toHttpException(thrown: unknown): HttpException {
  const error = toKnownError(thrown);
  const body = toErrorBody(error);
  return new HttpException(body, body.statusCode, { cause: error });
}
