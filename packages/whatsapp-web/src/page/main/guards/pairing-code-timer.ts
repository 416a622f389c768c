import { PAIRING_CODE_TIMER } from '../../../protocol/whatsapp-names';
import { apply, read } from '../primordials';

type Clear = (this: void, id: unknown) => void;

/**
 * whatsapp-web.js generates a new pairing code every 180 s, which rotates the
 * secret of the attempt under way (1.34.6, 1.34.7: `requestPairingCode`). A page
 * may replace its timers while it starts (wa-js#3481), and an id means something
 * to the pair alone that made it. Delete this when the library skips the code
 * while a passkey is asked for.
 */
export class PairingCodeTimer {
  private clear: Clear | null = null;

  /** The library is about to start its timer. */
  note(): void {
    this.clear = readClear();
  }

  /** Without an id the library takes its timer for one that never was. */
  stop(): void {
    const timers = window as unknown as Record<string, unknown>;
    const id = timers[PAIRING_CODE_TIMER];
    if (id === undefined) return;
    const clear = this.clear ?? readClear();
    apply(clear, window, [id]);
    timers[PAIRING_CODE_TIMER] = undefined;
  }
}

function readClear(): Clear {
  return read(window, 'clearInterval') as Clear;
}
