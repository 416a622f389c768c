import type { Client } from 'whatsapp-web.js';
import { announceMissedSync } from './announce-missed-sync';
import { isNavigation } from '../page/describe-failure';

/** Not in its typings: puts the library's own code into the page. */
interface Injecting {
  inject(): Promise<void>;
}

interface Failure {
  error: unknown;
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

  /** Undefined when it is complete: the page stayed the same all the time. */
  const injectOnce = async (): Promise<Failure | undefined> => {
    const before = navigations;
    const announced = announcements;
    try {
      await inject();
      await announceMissedSync(client, () => announcements > announced);
    } catch (error) {
      if (!isNavigation(error) && navigations === before) {
        return { error };
      }
      return createReplacedFailure();
    }
    return navigations === before ? undefined : createReplacedFailure();
  };

  const injectUntilComplete = async (own: number): Promise<void> => {
    let wasReplaced = false;
    let failure: Failure | undefined;
    for (let retry = 0; retry <= RETRIES; retry++) {
      failure = await injectOnce();
      if (!failure || own !== newest) {
        return;
      }
      wasReplaced ||= isNavigation(failure.error);
      // The library's own time-out is text: waiting again would not help.
      if (!wasReplaced || typeof failure.error === 'string') {
        break;
      }
      // puppeteer 24.38: a function that was being exposed when the page was
      // replaced is missing in the new document, and cannot be exposed again.
      if (!isNavigation(failure.error) && retry < RETRIES) {
        await client.pupPage?.reload();
      }
    }
    throw failure?.error;
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

function createReplacedFailure(): Failure {
  return {
    error: new Error('Execution context was destroyed again and again'),
  };
}
