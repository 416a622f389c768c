import type { RunningServer } from '../../src';

export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
}

/** Speaks HTTP as a client does; JSON in and out. */
export class ApiClient {
  constructor(
    readonly url: string,
    readonly apiKey: string,
  ) {}

  static of(server: RunningServer): ApiClient {
    return new ApiClient(server.url, server.apiKey ?? '');
  }

  get<T = unknown>(path: string, headers?: HeadersInit): Promise<Answer<T>> {
    return this.request<T>('GET', path, undefined, headers);
  }

  post<T = unknown>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.request<T>('POST', path, body);
  }

  put<T = unknown>(path: string, body: unknown): Promise<Answer<T>> {
    return this.request<T>('PUT', path, body);
  }

  delete(path: string): Promise<Answer> {
    return this.request('DELETE', path);
  }

  async request<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: HeadersInit = {},
  ): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        'X-Api-Key': this.apiKey,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...Object.fromEntries(new Headers(headers)),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json =
      response.headers.get('content-type')?.includes('application/json') ??
      false;
    return {
      status: response.status,
      headers: response.headers,
      body: (json ? JSON.parse(text) : text) as T,
    };
  }
}
