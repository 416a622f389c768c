import { createNotJsonError, createTooLargeError } from './body-refusals';
import { isJson } from './is-json';
import type { BodyRequest, BodyRule, ReceivedBody } from './received-body';

/**
 * What it means for a route that a body parser of the host failed before it
 * (Express' body-parser marks its errors with `type`); null when the error is
 * another, or when the client is gone.
 */
export function readParserFailure(
  error: unknown,
  request: BodyRequest,
  rule: BodyRule,
): ReceivedBody | null {
  const type = (error as { type?: unknown } | null | undefined)?.type;
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
        ? { kind: 'body', body: undefined }
        : { kind: 'refused', refusal: createNotJsonError() };
    default:
      return null;
  }
}
