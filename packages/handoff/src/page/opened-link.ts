/** What this tab holds of a link; `claim` takes the ticket's place. */
export interface OpenedLink {
  readonly ticket: string;
  readonly claim: string;
  /** Whether the server knows the claim: until then nothing has changed. */
  claimed: boolean;
}

const linkKey = 'waha-passkey-link';

/**
 * The link of the address, or of an earlier visit of this tab; null when there
 * is none. Leaves the address as it is.
 */
export function findLink(): OpenedLink | null {
  const fragment = location.hash.slice(1);
  const kept = keptLink.read();
  if (fragment === '') return kept;
  // Chat apps add to a link: a full stop, a parameter.
  const ticket = /^[\w-]{43}/.exec(fragment)?.[0] ?? fragment;
  if (kept?.ticket === ticket) return kept;
  return { ticket, claim: createSecret(), claimed: false };
}

/** The whole link, as long as nobody has opened it. */
export function toWholeLink({ ticket }: OpenedLink): string {
  return `${location.origin}${location.pathname}#${ticket}`;
}

/** Takes the ticket, and what else came with it, out of the address. */
export function cleanAddress(): void {
  history.replaceState(null, '', location.pathname);
}

/** 256 random bits, as the server's own tickets. */
export function createSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Outlives a reload of this tab, and dies with the tab. */
export const keptLink = {
  read(): OpenedLink | null {
    try {
      return JSON.parse(
        sessionStorage.getItem(linkKey) ?? 'null',
      ) as OpenedLink | null;
    } catch {
      return null;
    }
  },
  keep(link: OpenedLink): void {
    try {
      sessionStorage.setItem(linkKey, JSON.stringify(link));
    } catch {
      // Without storage a reload of the page needs a new link.
    }
  },
  drop(): void {
    try {
      sessionStorage.removeItem(linkKey);
    } catch {
      // Then there is nothing to drop.
    }
  },
};
