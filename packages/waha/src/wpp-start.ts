import {
  WPP_IN_CHAT,
  WPP_UNLINKED,
  type WahaWppClient,
  type WahaWppClientClass,
  type WahaWppOptions,
} from './waha-names';
import { waitForClient } from '@waha-passkey/whatsapp-web';
import { isWppLinked } from './is-wpp-linked';

export interface WppStartHooks {
  /** Before the page navigates; `start()` waits for it. Never rejects. */
  onStart(client: WahaWppClient): Promise<void>;
  /** The page shows a QR code, and there was no `onStart()`. */
  onMissed(): void;
  /** Since this start, the session was WORKING. */
  wasLinked(): boolean;
  /** How long WhatsApp Web may take to load; 120 s by default. */
  loadMs?: number;
}

interface Start {
  begin(client: WahaWppClient): Promise<void>;
  loadMs: number;
}

/** By a callback that is made for one call of `create()` only. */
const waiting = new WeakMap<object, Start>();
const watched = new WeakSet<object>();

/**
 * The options with which WPPConnect's `create()` makes a client that is handed
 * to `hooks` before it starts. What it reports of a page that shows its first QR
 * code, as if that were linked and then unlinked, does not reach the session.
 * Throws a `TypeError` for a class without `start()`.
 */
export function hookWppStart<Options extends WahaWppOptions>(
  clientClass: WahaWppClientClass,
  options: Options,
  hooks: WppStartHooks,
): Options {
  watch(clientClass.prototype);
  let client: WahaWppClient | null = null;
  const statusFind = async (...args: unknown[]) => {
    const [status] = args;
    if (status === WPP_IN_CHAT && !(await isWppLinked(client))) return;
    if (status === WPP_UNLINKED) {
      // One second late: the account may be linked by then.
      if (!hooks.wasLinked() || (await isWppLinked(client))) return;
    }
    options.statusFind?.(...args);
  };
  const catchQR = (...args: unknown[]) => {
    if (client === null) hooks.onMissed();
    options.catchQR?.(...args);
  };
  waiting.set(statusFind, {
    begin: (started) => {
      client = started;
      return hooks.onStart(started);
    },
    loadMs: hooks.loadMs ?? 120_000,
  });
  return { ...options, catchQR, statusFind };
}

/** `create()` constructs its client itself: only its class can be reached. */
function watch(prototype: WahaWppClientClass['prototype']): void {
  if (watched.has(prototype)) return;
  const { start } = prototype;
  if (typeof start !== 'function') {
    throw new TypeError('the class Whatsapp of WPPConnect has no start()');
  }
  watched.add(prototype);
  prototype.start = async function (...args) {
    const own = takeStart(this);
    if (!own) return start.apply(this, args);
    await own.begin(this);
    return endStart(this, start.apply(this, args), own.loadMs);
  };
}

/**
 * [2.3.3, 1.41.3] WPPConnect waits for its page without an end, and the session
 * would be STARTING for ever. A start that fails makes it FAILED, with the reason
 * in WAHA's log; no one else closes the browser then.
 */
async function endStart(
  { page }: WahaWppClient,
  started: Promise<void>,
  loadMs: number,
): Promise<void> {
  try {
    await waitForClient(started, { page, loadMs, lastStatus: () => null });
  } catch (error) {
    page
      .browser()
      .close()
      .catch(() => undefined);
    throw error;
  }
}

function takeStart(client: WahaWppClient): Start | undefined {
  for (const key of [client.statusFind, client.options?.statusFind]) {
    if (typeof key !== 'function') continue;
    const start = waiting.get(key);
    waiting.delete(key);
    if (start) return start;
  }
  return undefined;
}
