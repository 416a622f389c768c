/** An answer of the server other than a success, with its own words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly statusCode: number,
    /** `PASSKEY_…`, when the server named one. */
    readonly code: string | null,
    message: string,
  ) {
    super(message);
  }

  static of(method: string, path: string, status: number, body: unknown) {
    const { code, message } = Object(body) as Record<string, unknown>;
    const said = typeof message === 'string' ? message : 'no message';
    return new ApiError(
      status,
      typeof code === 'string' ? code : null,
      `${method} ${path} answered ${status}: ${said}`,
    );
  }
}
