import { ApiError } from './api-error';
import { NetworkError } from './network-error';
import { readAnswer } from './read-answer';
import {
  assertTimeout,
  DeadlineError,
  withinDeadline,
} from './within-deadline';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What every method of the client takes last. */
export interface RequestOptions {
  signal?: AbortSignal | undefined;
  /** Instead of the client's own deadline. */
  timeoutMs?: number | undefined;
}

/** Requests to one server, with its path and key, and to no other. */
export class HttpConnection {
  constructor(
    /** As `parseServerUrl` returns it. */
    readonly url: string,
    /** Empty for a server without one. */
    readonly apiKey: string,
    readonly timeoutMs: number,
  ) {}

  /** The JSON of the answer; undefined when it is empty. */
  async request(
    method: Method,
    path: string,
    { signal, timeoutMs = this.timeoutMs }: RequestOptions = {},
    body?: unknown,
  ): Promise<unknown> {
    assertTimeout(timeoutMs);
    const text = body === undefined ? null : JSON.stringify(body);
    try {
      return await withinDeadline(timeoutMs, signal, (ended) =>
        this.send(method, path, ended, text),
      );
    } catch (cause) {
      signal?.throwIfAborted();
      if (cause instanceof ApiError) throw cause;
      if (cause instanceof DeadlineError) {
        throw NetworkError.timedOut(this.url, timeoutMs);
      }
      throw isRedirect(cause)
        ? NetworkError.redirected(this.url, cause)
        : NetworkError.unreachable(this.url, cause);
    }
  }

  private async send(
    method: Method,
    path: string,
    signal: AbortSignal,
    body: string | null,
  ): Promise<unknown> {
    // Node's types lack `cache`, which it takes.
    const options: RequestInit & { cache: 'no-store' } = {
      method,
      headers: {
        ...(this.apiKey !== '' && { 'X-Api-Key': this.apiKey }),
        Accept: 'application/json',
        ...(body !== null && { 'Content-Type': 'application/json' }),
      },
      body,
      cache: 'no-store',
      credentials: 'omit',
      // A redirect could carry the key to another server.
      redirect: 'error',
      signal,
    };
    const response = await fetch(this.url + path, options);
    return readAnswer(this.url, `${method} ${path}`, response);
  }
}

/** Node's own words; in a page a redirect is a failed connection like others. */
function isRedirect(error: unknown): boolean {
  const { cause } = Object(error) as { cause?: unknown };
  return (
    (Object(cause) as { message?: unknown }).message === 'unexpected redirect'
  );
}
