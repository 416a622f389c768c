import type { WppPage } from './wpp-page';

const owners = new WeakMap<object, string>();

/**
 * Keeps a page, and the browser profile it is in, for one session: two of them
 * would read each other's login. Returns how to give both back.
 *
 * @throws Error when another session has one of them
 */
export function claimPage(page: WppPage, session: string): () => void {
  const profile = page.browserContext();
  const rival = owners.get(page);
  if (rival !== undefined) {
    throw new Error(
      `The page belongs to the session ${rival} already. Pass a page of its own for ${session}.`,
    );
  }
  const neighbour = owners.get(profile);
  if (neighbour !== undefined) {
    throw new Error(
      `The page shares its browser profile with the session ${neighbour}: both would be one device. Launch a browser with a userDataDir of its own for ${session}.`,
    );
  }
  const release = () => {
    page.off('close', release);
    owners.delete(page);
    owners.delete(profile);
  };
  owners.set(page, session);
  owners.set(profile, session);
  page.on('close', release);
  return release;
}
