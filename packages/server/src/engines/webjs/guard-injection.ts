import type { Client } from 'whatsapp-web.js';
import { announceMissedSync } from './announce-missed-sync';
import { isNavigation } from './describe-failure';

/** Not in its typings: puts the library's own code into the page. */
interface Injecting {
  inject(): Promise<void>;
}

const RETRIES = 3;

/**
 * whatsapp-web.js 1.34.7 injects at the start, and again in a handler of
 * `framenavigated`. Two things go wrong there: a rejection in that handler
 * ends the process, and a page that reloads during the first injection gets
 * half of it, as the handler is not there yet. Only the newest one counts.
 */
export function guardInjection(
  client: Client,
  onFailure: (error: unknown) => void,
): void {
  const injecting = client as unknown as Injecting;
  const inject = injecting.inject.bind(client);
  let newest = 0;
  let navigations = 0;
  let announcements = 0;
  client.on('authenticated', () => {
    announcements++;
  });

  const watchNavigations = (): void => {
    client.pupPage?.on('framenavigated', (frame) => {
      if (frame.parentFrame() === null) {
        navigations++;
      }
    });
  };

  /** True when the page stayed the same all the time. */
  const injectOnce = async (): Promise<boolean> => {
    const before = navigations;
    const announced = announcements;
    try {
      await inject();
      await announceMissedSync(client, () => announcements > announced);
    } catch (error) {
      // In a page that was replaced meanwhile, half of the code may be missing.
      if (isNavigation(error) || navigations !== before) {
        return false;
      }
      throw error;
    }
    return navigations === before;
  };

  const injectUntilComplete = async (own: number): Promise<void> => {
    for (let retry = 0; retry <= RETRIES; retry++) {
      if ((await injectOnce()) || own !== newest) {
        return;
      }
    }
    throw new Error('Execution context was destroyed again and again');
  };

  injecting.inject = async () => {
    const own = ++newest;
    if (own === 1) {
      watchNavigations();
    }
    try {
      await injectUntilComplete(own);
    } catch (error) {
      if (own === 1) {
        // `initialize()` rejects with it.
        throw error;
      }
      if (own === newest) {
        onFailure(error);
      }
    }
  };
}
