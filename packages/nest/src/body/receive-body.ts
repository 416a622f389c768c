import {
  createNotJsonError,
  createTooLargeError,
  MAX_BODY_BYTES,
} from './body-refusals';
import { isJson } from './is-json';
import type { BodyRequest, BodyRule, ReceivedBody } from './received-body';

/** A body of a permitted size, parsed when it is called for. */
type Content = 'too-large' | (() => unknown);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Takes the body off a request, whether or not a parser of the host was there
 * before. A body that is not JSON becomes undefined, which is not an assertion.
 * Rejects when the client goes away meanwhile; Node's `requestTimeout` bounds
 * the wait.
 */
export async function receiveBody(
  request: BodyRequest,
  rule: BodyRule,
): Promise<ReceivedBody> {
  const content = request.readableEnded
    ? readParsed(request)
    : await readStream(request);
  return judge(content, request, rule);
}

/**
 * The same for a body at which a parser of the host failed; null when the error
 * is another, or when the client is gone.
 */
export function receiveFailedBody(
  error: unknown,
  request: BodyRequest,
  rule: BodyRule,
): ReceivedBody | null {
  const content = readFailed(error);
  return content && judge(content, request, rule);
}

function judge(
  content: Content,
  { headers }: BodyRequest,
  rule: BodyRule,
): ReceivedBody {
  if (content === 'too-large') {
    return { kind: 'refused', refusal: createTooLargeError() };
  }
  if (rule === 'none') return { kind: 'body', body: undefined };
  return isJson(headers)
    ? { kind: 'body', body: content() }
    : { kind: 'refused', refusal: createNotJsonError() };
}

/**
 * A body that is too large is read to its end, but not kept, so that the client
 * can receive the reason.
 */
function readStream(request: BodyRequest): Promise<Content> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= MAX_BODY_BYTES) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => {
      resolve(toContent(length, () => parseJson(Buffer.concat(chunks))));
    });
    request.on('error', reject);
    request.on('close', () => {
      if (!request.readableEnded) reject(new Error('The client went away.'));
    });
  });
}

/** What a parser of the host made of the body. */
function readParsed({ headers, body: parsed }: BodyRequest): Content {
  // Parsers make an object of no body at all.
  const isEmpty =
    !headers['transfer-encoding'] && !Number(headers['content-length']);
  // A host may keep what it does not parse as bytes.
  const kept = Buffer.isBuffer(parsed) ? parseJson(parsed) : parsed;
  const body = isEmpty ? undefined : kept;
  const declared = Number(headers['content-length'] ?? NaN);
  const length = Number.isNaN(declared) ? measureJson(body) : declared;
  return toContent(length, () => body);
}

/** What Express' body-parser marks its errors with. */
interface ParserFailure {
  type?: unknown;
  /** The text it could not parse. */
  body?: unknown;
}

function readFailed(error: unknown): Content | null {
  const { type, body } = (error ?? {}) as ParserFailure;
  const text = typeof body === 'string' ? Buffer.from(body) : Buffer.of();
  switch (type) {
    case 'entity.too.large':
      return 'too-large';
    case 'charset.unsupported':
    case 'encoding.unsupported':
    case 'entity.parse.failed':
    case 'entity.verify.failed':
    case 'parameters.too.many':
    case 'request.size.invalid':
      // A strict parser refuses what is JSON, but neither an object nor a list.
      return toContent(text.length, () => parseJson(text));
    default:
      return text.length > MAX_BODY_BYTES ? 'too-large' : null;
  }
}

function toContent(length: number, read: () => unknown): Content {
  return length > MAX_BODY_BYTES ? 'too-large' : read;
}

/** Undefined when it is not JSON in UTF-8. */
function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}

/** A chunked body declares no length. Infinite when it is too deep. */
function measureJson(value: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(value) ?? '');
  } catch {
    return Infinity;
  }
}
