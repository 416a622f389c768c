/** The one server this helper talks to; its owner typed it in. */
export interface PairedServer {
  /** An exact origin: `https://waha.example.org`. */
  origin: string;
  /** Sent as `X-Api-Key`. */
  apiKey: string;
  /** Only this session; null for every one the key may see. */
  session: string | null;
}

const storageKey = 'paired-server';

/** @throws Error that names the cure, for anything but an origin. */
export function parseServerOrigin(typed: string): string {
  let url: URL;
  try {
    url = new URL(typed.trim());
  } catch {
    throw new Error(
      'That is no address. Type it with its scheme: https://waha.example.org',
    );
  }
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

export async function loadPairedServer(): Promise<PairedServer | null> {
  const stored = await chrome.storage.local.get(storageKey);
  return (stored[storageKey] as PairedServer | undefined) ?? null;
}

/** Asks the browser for this one origin; call it from a click. */
export async function pairServer(server: PairedServer): Promise<void> {
  const granted = await chrome.permissions.request({
    origins: [`${server.origin}/*`],
  });
  if (!granted) {
    throw new Error(
      'The browser was not allowed to talk to that server, so nothing was paired.',
    );
  }
  await chrome.storage.local.set({ [storageKey]: server });
}

export async function unpairServer(server: PairedServer): Promise<void> {
  await chrome.storage.local.remove(storageKey);
  await chrome.permissions.remove({ origins: [`${server.origin}/*`] });
}
