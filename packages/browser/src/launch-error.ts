/** The browser did not start; `message` is for the client. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}
