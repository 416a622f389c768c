import { BadRequestException, PayloadTooLargeException } from '@nestjs/common';
import {
  json,
  raw,
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import { createNotJsonError } from './takes-json';

/** The passkey routes say themselves that a body is too large. */
const LIMIT_BYTES = 128 * 1024;

const parsers = [
  json({
    limit: LIMIT_BYTES,
    type: ['application/json', 'application/*+json'],
  }),
  // What is left is kept as bytes: see `TakesJson`.
  raw({ limit: LIMIT_BYTES, type: () => true }),
];

/**
 * Nest answers with the parser's own message, and V8 quotes the input in it:
 * an assertion with a stray comma would come back, and into logs on the way.
 */
export const parseBody = parsers.map(
  (parse) =>
    (request: Request, response: Response, next: NextFunction): void => {
      parse(request, response, (error?: unknown) => {
        next(error === undefined ? undefined : toHttpError(error));
      });
    },
);

function toHttpError(error: unknown): Error {
  const { type } = error as { type?: unknown };
  switch (type) {
    case 'entity.too.large':
      return new PayloadTooLargeException(
        `The body is larger than ${LIMIT_BYTES} bytes.`,
      );
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return createNotJsonError();
    default:
      return new BadRequestException('The body is not valid JSON.');
  }
}
