/**
 * The address of a server as its owner wrote it, path included and without a
 * slash at the end: `https://host/waha`. Throws a `TypeError` that says what to
 * do when requests could not keep to it.
 */
export function parseServerUrl(typed: string): string {
  const url = parseUrl(typed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new TypeError(
      'The address of a server starts with https:// (or http://).',
    );
  }
  if (url.username || url.password) {
    throw new TypeError('Leave user name and password out of the address.');
  }
  // An empty query or fragment shows in the text only.
  if (/[?#]/.test(typed)) {
    throw new TypeError(
      'The address of a server ends with its path. Leave out what follows ? or #.',
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/**
 * `parseServerUrl` for an address that a person types together with a key:
 * http:// is refused, except on this computer.
 */
export function parseSecureServerUrl(typed: string): string {
  const { protocol, hostname } = parseUrl(typed);
  const isLocal = ['localhost', '127.0.0.1'].includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) {
    throw new TypeError(
      'The server must be reached by https:// (http:// only on this computer), or others on the way could read your key.',
    );
  }
  return parseServerUrl(typed);
}

function parseUrl(typed: string): URL {
  try {
    return new URL(typed.trim());
  } catch {
    throw new TypeError(
      'That is not an address. Type it with its scheme: https://waha.example.org',
    );
  }
}
