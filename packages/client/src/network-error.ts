export type NetworkErrorKind = 'timeout' | 'redirect' | 'connection';

/** The server gave no answer that was read. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';

  constructor(
    readonly kind: NetworkErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** A redirect is an answer that is not followed. */
  static redirected(server: string, cause: unknown): NetworkError {
    return new NetworkError(
      'redirect',
      `${server} answered with a redirect. It is not followed, as it could carry the API key to another server. Use the address that it leads to.`,
      { cause },
    );
  }

  static timedOut(server: string, timeoutMs: number): NetworkError {
    return new NetworkError(
      'timeout',
      `${server} did not answer within ${timeoutMs / 1_000} s. Check that the server runs and that the address is right.`,
    );
  }

  /** With the code of the system's error, where the runtime names one. */
  static unreachable(server: string, cause: unknown): NetworkError {
    const code = readCode(cause);
    return new NetworkError(
      'connection',
      `${server} did not answer${code === null ? '' : ` (${code})`}. Check that the server runs and that the address is right.`,
      { cause },
    );
  }
}

/** Node wraps the error of the connection; pages show nothing of it. */
function readCode(error: unknown): string | null {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  const { code: inner } = Object(cause) as { code?: unknown };
  if (typeof inner === 'string') return inner;
  return typeof code === 'string' ? code : null;
}
