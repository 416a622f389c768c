import type { Client } from 'whatsapp-web.js';
import { isNavigation } from './describe-failure';

/** Not in its typings: puts the library's own code into the page. */
interface Injecting {
  inject(): Promise<void>;
}

const RETRIES = 3;

/**
 * whatsapp-web.js 1.34.7 injects at the start, and again in a handler of
 * `framenavigated` where a rejection ends the process. A page that reloads
 * itself destroys an injection under way; only the newest one counts.
 */
export function guardInjection(
  client: Client,
  onFailure: (error: unknown) => void,
): void {
  const injecting = client as unknown as Injecting;
  const inject = injecting.inject.bind(client);
  let newest = 0;
  let begun = false;

  const injectWithRetries = async (own: number): Promise<void> => {
    for (let retry = 0; ; retry++) {
      try {
        await inject();
        return;
      } catch (error) {
        if (own !== newest) {
          return;
        }
        if (!isNavigation(error) || retry === RETRIES) {
          throw error;
        }
      }
    }
  };

  injecting.inject = async () => {
    const first = !begun;
    begun = true;
    const own = ++newest;
    try {
      await injectWithRetries(own);
    } catch (error) {
      if (first) {
        // `initialize()` rejects with it.
        throw error;
      }
      onFailure(error);
    }
  };
}
