/**
 * Why a request of `fetch` got no answer that is read: what is known of it, and
 * no guess at another cause.
 */
export function describeNoAnswer(
  origin: string,
  error: unknown,
  deadlineMs: number,
): string {
  const { name, cause } = Object(error) as { name?: unknown; cause?: unknown };
  const { code, message } = Object(cause) as Record<string, unknown>;
  if (message === 'unexpected redirect') {
    return `${origin} answered with a redirect. It is not followed, as it could carry the API key to another server. Use the address that it leads to.`;
  }
  const known =
    name === 'TimeoutError'
      ? ` within ${deadlineMs / 1_000} s`
      : typeof code === 'string'
        ? ` (${code})`
        : '';
  return `${origin} did not answer${known}. Check that the server runs and that the address is right.`;
}
