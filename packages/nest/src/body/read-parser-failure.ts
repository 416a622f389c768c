import {
  createNotJsonError,
  createTooLargeError,
  MAX_BODY_BYTES,
} from './body-refusals';
import { isJson } from './is-json';
import { parseJson } from './receive-body';
import type { BodyRequest, BodyRule, ReceivedBody } from './received-body';

/** What Express' body-parser marks its errors with. */
interface ParserFailure {
  type?: unknown;
  /** The text it could not parse. */
  body?: unknown;
}

/**
 * What it means for a route that a body parser of the host failed before it;
 * null when the error is another, or when the client is gone.
 */
export function readParserFailure(
  error: unknown,
  request: BodyRequest,
  rule: BodyRule,
): ReceivedBody | null {
  const { type, body } = (error ?? {}) as ParserFailure;
  if (isTooLarge(body)) {
    return { kind: 'refused', refusal: createTooLargeError() };
  }
  switch (type) {
    case 'entity.too.large':
      return { kind: 'refused', refusal: createTooLargeError() };
    case 'charset.unsupported':
    case 'encoding.unsupported':
    case 'entity.parse.failed':
    case 'entity.verify.failed':
    case 'parameters.too.many':
    case 'request.size.invalid':
      return rule === 'none' || isJson(request.headers)
        ? { kind: 'body', body: reparse(body) }
        : { kind: 'refused', refusal: createNotJsonError() };
    default:
      return null;
  }
}

/** A strict parser refuses what is JSON, but neither an object nor a list. */
function reparse(text: unknown): unknown {
  return typeof text === 'string' ? parseJson(Buffer.from(text)) : undefined;
}

function isTooLarge(text: unknown): boolean {
  return typeof text === 'string' && Buffer.byteLength(text) > MAX_BODY_BYTES;
}
