/**
 * The one server a helper talks to, as its owner typed it: reduced to its exact
 * origin. Throws an `Error` that names the cure.
 */
export function parseServerOrigin(typed: string): string {
  const url = parseUrl(typed);
  const local = ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    throw new Error(
      'The server must be reached by https:// (http:// only on this computer), or others on the way could read your key.',
    );
  }
  if (url.username || url.password) {
    throw new Error('Leave user name and password out of the address.');
  }
  return url.origin;
}

function parseUrl(typed: string): URL {
  try {
    return new URL(typed.trim());
  } catch {
    throw new Error(
      'That is no address. Type it with its scheme: https://waha.example.org',
    );
  }
}
