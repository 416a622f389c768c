import {
  createNotJsonError,
  createTooLargeError,
  MAX_BODY_BYTES,
} from './body-refusals';
import { isJson } from './is-json';
import type { BodyRequest, BodyRule, ReceivedBody } from './received-body';

type ReadValue = () => unknown;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Takes the body off a request, whether or not a parser of the host was there
 * before. A body that is not JSON becomes undefined, which is no assertion.
 * Rejects when the client goes away meanwhile; Node's `requestTimeout` bounds
 * the wait.
 */
export async function receiveBody(
  request: BodyRequest,
  rule: BodyRule,
): Promise<ReceivedBody> {
  const read = request.readableEnded
    ? readParsed(request)
    : await readStream(request);
  if (read === null) return { kind: 'refused', refusal: createTooLargeError() };
  if (rule === 'none') return { kind: 'body', body: undefined };
  if (!isJson(request.headers))
    return { kind: 'refused', refusal: createNotJsonError() };
  return { kind: 'body', body: read() };
}

/**
 * Null when too large. Such a body is read to its end, but not kept, so that
 * the client can hear why it is refused.
 */
function readStream(request: BodyRequest): Promise<ReadValue | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= MAX_BODY_BYTES) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => {
      const isTooLarge = length > MAX_BODY_BYTES;
      resolve(isTooLarge ? null : () => parseJson(Buffer.concat(chunks)));
    });
    request.on('error', reject);
    request.on('close', () => {
      if (!request.readableEnded) reject(new Error('The client went away.'));
    });
  });
}

/** Undefined when it is not JSON in UTF-8. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}

/** What a parser of the host made of the body; null when it was too large. */
function readParsed(request: BodyRequest): ReadValue | null {
  const { headers } = request;
  // Parsers make an object of no body at all.
  const isEmpty =
    !headers['transfer-encoding'] && !Number(headers['content-length']);
  const body = isEmpty ? undefined : readBytes(request.body);
  const length = Number(headers['content-length'] ?? NaN);
  const isTooLarge = Number.isNaN(length)
    ? measureJson(body) > MAX_BODY_BYTES
    : length > MAX_BODY_BYTES;
  return isTooLarge ? null : () => body;
}

/** A host may keep what it does not parse as bytes. */
function readBytes(body: unknown): unknown {
  return Buffer.isBuffer(body) ? parseJson(body) : body;
}

/** Of a chunked body nobody counted the bytes. Infinite when it is too deep. */
function measureJson(value: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(value) ?? '');
  } catch {
    return Infinity;
  }
}
