/**
 * The few members used of puppeteer's classes. Structural, because the host
 * brings puppeteer, and whatsapp-web.js another copy of it.
 */
export interface RawPage {
  target(): { createCDPSession(): Promise<CdpSession> };
  browser(): RawBrowser;
  url(): string;
  on(event: 'close' | 'error', listener: () => void): unknown;
  off(event: 'close' | 'error', listener: () => void): unknown;
}

export interface RawBrowser {
  on(event: 'disconnected', listener: () => void): unknown;
  off(event: 'disconnected', listener: () => void): unknown;
}

export interface CdpSession {
  send(method: string, params?: object): Promise<unknown>;
  on(event: string, listener: (event: never) => void): unknown;
  detach(): Promise<void>;
}

/** WAHA replaces `client.pupPage` by a wrapper that keeps the page in `page`. */
export interface WrappedPage {
  page: RawPage;
}

export function toRawPage(page: unknown): RawPage {
  const raw = findRawPage(page);
  if (raw) return raw;
  throw new TypeError(
    'This is not a puppeteer page: it has no target(). Pass client.pupPage, or the page that a wrapper holds.',
  );
}

/** Null: neither a page nor a wrapper of one. */
export function findRawPage(page: unknown): RawPage | null {
  const given = page as Partial<RawPage & WrappedPage> | null | undefined;
  if (typeof given?.target === 'function') return given as RawPage;
  if (typeof given?.page?.target === 'function') return given.page;
  return null;
}
