import {
  CONNECTION_MODEL,
  ME_USER,
  PAGE_VERSION,
  readUserId,
  SOCKET_MODEL,
  WA_JS,
} from '@waha-passkey/whatsapp-web';
import type { Page } from 'puppeteer';
import { within } from '@waha-passkey/browser';
import type { Me } from '../../events/session-status-event';
import type { EngineInfo } from '../session-engine';

type Members = Record<string, unknown>;

/** The page's own `require` and globals, and what wa-js adds. */
interface PageGlobals extends Members {
  require(name: string): Record<string, unknown>;
}

type PageCall = (...given: unknown[]) => Promise<unknown>;

/** As WAHA: session info does not wait for a page that is busy. */
const infoMs = 1_000;

/** Asks wa-js whether the device is linked; null when it does not answer. */
export async function readIsLinked(
  page: Page,
  timeoutMs: number,
): Promise<boolean | null> {
  const answer = page.evaluate(callWaJs, WA_JS.isLinked, WA_JS);
  const signal = AbortSignal.timeout(timeoutMs);
  const isLinked = await within(answer, signal).catch(() => null);
  return typeof isLinked === 'boolean' ? isLinked : null;
}

/** Rejects when WhatsApp refuses the number. */
export async function makePairingCode(
  page: Page,
  phoneNumber: string,
): Promise<string> {
  const code = await page.evaluate(callWaJs, WA_JS.make, WA_JS, phoneNumber);
  if (typeof code !== 'string') throw new Error('wa-js gave no pairing code');
  return code;
}

/** Resolves when the account's data has been loaded. */
export async function waitForSync(page: Page): Promise<void> {
  await page.waitForFunction(
    ({ name, member, hasSynced }: typeof SOCKET_MODEL) => {
      const globals = globalThis as unknown as PageGlobals;
      const socket = globals.require(name)[member] as Members | undefined;
      return socket?.[hasSynced] === true;
    },
    // Its clock is that of the session.
    { timeout: 0, polling: 200 },
    SOCKET_MODEL,
  );
}

/** Who the page is linked as; null when it does not say. */
export async function readMe(page: Page): Promise<Me | null> {
  const answer = page.evaluate(
    (me: typeof ME_USER, model: typeof CONNECTION_MODEL) => {
      const globals = globalThis as unknown as PageGlobals;
      const user = globals.require(me.name) as Record<string, () => object>;
      const connection = globals.require(model.name)[model.member] as Members;
      return {
        // Copied: what a page's object is made of need not be plain.
        pn: { ...user[me.pn]?.() },
        lid: { ...user[me.lid]?.() },
        pushName: connection[model.pushName],
      };
    },
    ME_USER,
    CONNECTION_MODEL,
  );
  const signal = AbortSignal.timeout(infoMs);
  const read = await within(answer, signal).catch(() => null);
  const lid = readUserId(read?.lid);
  const id = readUserId(read?.pn) ?? lid;
  if (id === null) return null;
  const pushName = typeof read?.pushName === 'string' ? read.pushName : '';
  return { id, ...(lid !== null && { lid }), pushName };
}

/** What the page says of itself; null when it does not, or not in time. */
export async function readInfo(page: Page): Promise<EngineInfo | null> {
  const answer = page.evaluate(
    ({ name, member, state }: typeof SOCKET_MODEL, version) => {
      const globals = globalThis as unknown as PageGlobals;
      const socket = globals.require(name)[member] as Members | undefined;
      const about = globals[version.global] as Members | undefined;
      return { state: socket?.[state], version: about?.[version.member] };
    },
    SOCKET_MODEL,
    PAGE_VERSION,
  );
  const signal = AbortSignal.timeout(infoMs);
  const read = await within(answer, signal).catch(() => null);
  if (typeof read?.version !== 'string') return null;
  const state = typeof read.state === 'string' ? read.state : null;
  return { WWebVersion: read.version, state };
}

/** In the page. */
function callWaJs(
  method: string,
  names: typeof WA_JS,
  ...given: unknown[]
): Promise<unknown> {
  const globals = globalThis as unknown as PageGlobals;
  const library = globals[names.global] as Record<string, unknown>;
  const conn = library[names.member] as Record<string, PageCall>;
  return Promise.resolve(conn[method]?.(...given));
}
