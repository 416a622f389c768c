import { ApiError, type ApiErrorDetails, MissingRouteError } from './api-error';

type Json = Record<string, unknown>;

/**
 * The JSON of an answer, undefined for an empty one. Throws an `ApiError` when
 * the server refused, or does not answer as a WAHA server does.
 */
export async function readAnswer(
  server: string,
  route: string,
  response: Response,
): Promise<unknown> {
  const { status } = response;
  const text = await response.text();
  const answer = parseJson(text);
  if (response.ok) {
    if (answer === notJson) throw createForeignAnswerError(server, status);
    return answer;
  }
  const body = (answer === notJson ? {} : Object(answer)) as Json;
  if (isMissingRoute(status, answer, body)) {
    throw new MissingRouteError(status, withoutQuery(route), server);
  }
  throw new ApiError(
    status,
    readText(body['code']),
    describeRefusal(server, status, body),
    readDetails(body, response.headers.get('Retry-After')),
  );
}

/** The page of another application, or a member of WAHA's that is missing. */
export function createForeignAnswerError(
  server: string,
  status: number,
): ApiError {
  return new ApiError(
    status,
    null,
    `${server} does not answer as a WAHA server does. Check the address.`,
  );
}

const notJson = Symbol('not JSON');

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}

/** Nest's own words; a session that is missing is reported in others. */
function isMissingRoute(status: number, answer: unknown, body: Json): boolean {
  if (status === 405) return true;
  if (status !== 404) return false;
  const message = readText(body['message']);
  return (
    answer === notJson ||
    answer === undefined ||
    /^Cannot (GET|POST|PUT|DELETE) /.test(message ?? '')
  );
}

function describeRefusal(server: string, status: number, body: Json): string {
  if (status === 401) return `${server} does not accept this API key.`;
  const message = readText(body['message']);
  if (message !== null) return message;
  const list = body['message'];
  if (Array.isArray(list) && list.length > 0) return list.join('. ');
  return `${server} refused the request (HTTP ${status}).`;
}

function readDetails(body: Json, retryAfter: string | null): ApiErrorDetails {
  const field = readText(body['field']);
  const attemptId = readText(body['attemptId']);
  const seconds = Number(retryAfter ?? NaN);
  return {
    ...(field !== null && { field }),
    ...(attemptId !== null && { attemptId }),
    retryable: body['retryable'] === true,
    ...(Number.isFinite(seconds) && { retryAfterMs: seconds * 1_000 }),
  };
}

function readText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function withoutQuery(route: string): string {
  return route.split('?', 1)[0] ?? route;
}
