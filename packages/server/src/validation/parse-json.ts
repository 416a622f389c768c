import { BadRequestException, PayloadTooLargeException } from '@nestjs/common';
import { json, type NextFunction, type Request, type Response } from 'express';

/** The passkey routes say themselves that a body is too large. */
const LIMIT_BYTES = 128 * 1024;

const parse = json({ limit: LIMIT_BYTES });

/**
 * Nest answers with the parser's own message, and V8 quotes the input in it:
 * an assertion with a stray comma would come back, and into logs on the way.
 */
export function parseJson(
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  parse(request, response, (error?: unknown) => {
    next(error === undefined ? undefined : toHttpError(error));
  });
}

function toHttpError(error: unknown): Error {
  const { type } = error as { type?: unknown };
  return type === 'entity.too.large'
    ? new PayloadTooLargeException(
        `The body is larger than ${LIMIT_BYTES} bytes.`,
      )
    : new BadRequestException('The body is not valid JSON.');
}
