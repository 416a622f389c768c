import type { RawPage } from '../bridge/raw-page';

type Listener = (this: unknown, ...args: unknown[]) => unknown;

type Register = (event: string, listener: Listener) => unknown;

/** The members of puppeteer's page that take listeners. */
interface ListeningPage {
  on: Register;
  off: Register;
}

export interface PageListenersOptions {
  /** False: a listener for this event is never registered. */
  isNeeded: (event: string) => boolean;
  /** A listener threw, or its promise rejected. */
  onFailure: (event: string, error: unknown) => void;
}

/**
 * Owns the promises of the listeners that are registered on a page until the
 * returned function is called. puppeteer drops what a listener returns: a
 * rejection in one of them is unhandled, and Node ends the process.
 */
export function ownPageListeners(
  page: RawPage,
  { isNeeded, onFailure }: PageListenersOptions,
): () => void {
  const raw = page as unknown as ListeningPage;
  const on = raw.on.bind(raw);
  const off = raw.off.bind(raw);
  const owned = new WeakMap<Listener, Listener>();
  let registering = true;

  const own = (event: string, listener: Listener): Listener => {
    const caught: Listener = async function (...args) {
      try {
        await listener.apply(this, args);
      } catch (error) {
        onFailure(event, error);
      }
    };
    owned.set(listener, caught);
    return caught;
  };
  raw.on = (event, listener) => {
    if (!registering) return on(event, listener);
    return isNeeded(event) ? on(event, own(event, listener)) : raw;
  };
  raw.off = (event, listener) => off(event, owned.get(listener) ?? listener);
  return () => {
    registering = false;
  };
}
