import { once } from 'node:events';
import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { json } from 'node:stream/consumers';

export interface RawAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  body: unknown;
}

/** Sends a body byte for byte, in the chunks given, without a length. */
export async function sendRaw(
  url: string,
  chunks: readonly (string | Buffer)[],
  headers: Record<string, string> = { 'content-type': 'application/json' },
  options: RequestOptions = {},
): Promise<RawAnswer> {
  const outgoing = request(url, {
    method: 'POST',
    headers,
    agent: false,
    ...options,
  });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  for (const chunk of chunks) outgoing.write(chunk);
  outgoing.end();
  const [response] = await answered;
  const empty = response.headers['content-length'] === '0';
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: empty ? null : await json(response),
  };
}
