import { isFirefox } from '../is-firefox';

/** The one server this helper talks to; its owner typed it in. */
export interface PairedServer {
  /** With its path, if it has one: `https://example.org/waha`. */
  url: string;
  /** Sent as `X-Api-Key`. */
  apiKey: string;
  /** Only this session; null for every one the key may see. */
  session: string | null;
}

const storageKey = 'paired-server';

export async function loadPairedServer(): Promise<PairedServer | null> {
  const stored = await chrome.storage.local.get(storageKey);
  return (stored[storageKey] as PairedServer | undefined) ?? null;
}

/** Asks the browser for this one origin; call it from a click. */
export async function pairServer(server: PairedServer): Promise<void> {
  const granted = await chrome.permissions.request({
    origins: [toMatchPattern(server.url)],
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
  await chrome.permissions.remove({ origins: [toMatchPattern(server.url)] });
}

/** Firefox knows no ports in patterns: there the grant is for the whole host. */
function toMatchPattern(url: string): string {
  const { origin, protocol, hostname } = new URL(url);
  return isFirefox() ? `${protocol}//${hostname}/*` : `${origin}/*`;
}
