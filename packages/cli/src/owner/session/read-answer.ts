import { ApiError } from '../../api/api-error';

/**
 * The JSON of an answer, undefined for an empty one. Throws an `ApiError` with
 * a sentence for a person when the server refused, or is none of WAHA's kind.
 */
export async function readAnswer(
  origin: string,
  response: Response,
): Promise<unknown> {
  const { status } = response;
  const text = await response.text();
  const answer = text === '' ? undefined : parseJson(text);
  if (status === 401 || status === 403) {
    throw new ApiError(status, null, `${origin} does not accept this API key.`);
  }
  if (!response.ok) {
    const { code, message } = Object(answer) as Record<string, unknown>;
    throw new ApiError(
      status,
      typeof code === 'string' ? code : null,
      typeof message === 'string'
        ? message
        : `${origin} refused the request (HTTP ${status}).`,
    );
  }
  if (answer === null) {
    throw new ApiError(
      status,
      null,
      `${origin} does not answer as a WAHA server does. Check the address.`,
    );
  }
  return answer;
}

/** Null for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
