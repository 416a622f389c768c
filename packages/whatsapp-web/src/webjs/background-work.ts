import type { PasskeyLogger } from '@waha-passkey/contract';
import { findRawPage } from '../bridge/raw-page';
import { ownPageListeners } from './own-page-listeners';
import type { StartingClient } from './webjs-client';
import { wrapMethod } from '../client/wrap-method';

/** Errors of work that was under way when its page or browser went away. */
const ENDED =
  /Target closed|Session closed|Connection closed|detached|Execution context was destroyed|Cannot find context/i;

/**
 * The promises that whatsapp-web.js 1.34.7 starts and does not wait for: in the
 * listeners of its page, the pairing code it asks for at the start, `destroy()`
 * after a lost login. A rejection of one of them would end the process; here it
 * belongs to its client.
 */
export class BackgroundWork {
  private readonly undo: (() => void)[];
  private injections = 0;
  private stopOwning = (): void => undefined;

  constructor(
    private readonly client: StartingClient,
    private readonly logger: PasskeyLogger,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.undo = [
      wrapMethod(
        client,
        'initialize',
        (next) =>
          (...args) =>
            next(...args).finally(() => this.stopOwning()),
      ),
      wrapMethod(client, 'inject', (next) => (...args) => {
        this.injections += 1;
        return next(...args).finally(() => (this.injections -= 1));
      }),
      wrapMethod(client, 'requestPairingCode', (next) => (...args) => {
        const code = next(...args);
        if (this.isLibrarysOwn(args[0])) {
          code.catch((error: unknown) => this.report('pairing code', error));
        }
        return code;
      }),
      wrapMethod(client, 'destroy', (next) => (...args) => {
        const destroyed = next(...args);
        // Callers that wait for it get the rejection as well.
        destroyed.catch((error: unknown) => this.note('destroy()', error));
        return destroyed;
      }),
    ];
  }

  /** The listeners that the library adds to its page until it is initialized. */
  ownPage(): void {
    this.stopOwning();
    const { client } = this;
    // Reported where it could not be hooked.
    const page = findRawPage(client.pupPage);
    if (!page) return;
    const usesCache = client.options?.webVersionCache?.type !== 'none';
    this.stopOwning = ownPageListeners(page, {
      // The version cache reads each answer, also when it keeps none.
      isNeeded: (event) => event !== 'response' || usesCache,
      onFailure: (event, error) => {
        if (event === 'response') this.note('version cache', error);
        else this.report(`listener of ${event}`, error);
      },
    });
  }

  release(): void {
    for (const restore of this.undo) restore();
  }

  private isLibrarysOwn(phoneNumber: unknown): boolean {
    const { pairWithPhoneNumber } = this.client.options ?? {};
    return (
      this.injections > 0 && phoneNumber === pairWithPhoneNumber?.phoneNumber
    );
  }

  private report(what: string, error: unknown): void {
    if (isEnd(error)) return this.note(what, error);
    this.logger.error(
      `whatsapp-web.js failed in the background, ${what}: ${nameOf(error)}. Only this session is affected.`,
    );
    this.onFailure(error);
  }

  private note(what: string, error: unknown): void {
    this.logger.debug(`whatsapp-web.js, ${what}: ${nameOf(error)}`);
  }
}

function isEnd(error: unknown): boolean {
  return error instanceof Error && ENDED.test(error.message);
}

/** Without its message, which may quote the page. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
