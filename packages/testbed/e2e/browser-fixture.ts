import puppeteer, { type Browser, type Page } from 'puppeteer';
import { chromiumLaunchOptions } from '../src/chromium/chromium-launch-options';
import {
  addVirtualAuthenticator,
  type VirtualAuthenticator,
} from '../src/owner/virtual-authenticator';
import { defaultScenario, type Scenario } from '../src/protocol/scenario';
import { scaleTimings, type Timings } from '../src/protocol/timings';
import type { StandIn } from '../src/stand-in/stand-in';
import { startStandIn } from '../src/stand-in/start-stand-in';

/** Long enough for a browser on a busy machine, short enough for a test. */
const CLOCK_SCALE = 0.1;

export const testIds = {
  continue: '[data-testid="shortcake_passkey_continue_button"]',
  cancel: '[data-testid="shortcake_cancel_button"]',
  confirm: '[data-testid="shortcake_code_confirm_button"]',
  code: '[data-testid="shortcake_verification_code_display"]',
  qr: '[data-testid="link-device-qr-code"]',
} as const;

export interface Arrangement {
  scenario?: Partial<Scenario>;
  timings?: Partial<Timings>;
  /** Runs in the page before its own scripts do. */
  before?: string;
}

export interface BrowserFixture {
  readonly standIn: StandIn;
  readonly browser: Browser;
  /** A page of its own profile that shows a QR code. */
  open(arrangement?: Arrangement): Promise<Page>;
  /** The same, after the phone scanned it: the gate is up. */
  openGate(arrangement?: Arrangement): Promise<Page>;
  /** The same, with a passkey on the page and Continue pressed. */
  openAnswered(arrangement?: Arrangement): Promise<Page>;
  closePages(): Promise<void>;
  stop(): Promise<void>;
}

/** One stand-in and one browser for all tests of a file. */
export async function startBrowserFixture(): Promise<BrowserFixture> {
  const standIn = await startStandIn({ clockScale: CLOCK_SCALE });
  const browser = await puppeteer.launch(chromiumLaunchOptions(standIn));

  async function open({ scenario, timings, before }: Arrangement = {}) {
    Object.assign(standIn.scenario, defaultScenario, scenario);
    Object.assign(standIn.timings, scaleTimings(CLOCK_SCALE), timings);
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    if (before) await page.evaluateOnNewDocument(before);
    // It requires a module before the page has run it.
    if (scenario?.earlyRequire !== 'breaks') {
      await page.evaluateOnNewDocument(recordEvents);
    }
    await page.goto(standIn.origin);
    await standIn.waitForQr();
    return page;
  }

  async function openGate(arrangement?: Arrangement) {
    const page = await open(arrangement);
    await standIn.phone.scan(await standIn.waitForQr());
    await standIn.waitForScreen('passkey');
    return page;
  }

  async function openAnswered(arrangement?: Arrangement) {
    const page = await openGate(arrangement);
    const deliveries = standIn.deliveries.length;
    await signInWithPasskey(standIn, page);
    await standIn.waitForDelivery(deliveries + 1);
    return page;
  }

  return {
    standIn,
    browser,
    open,
    openGate,
    openAnswered,
    closePages: async () => {
      const contexts = browser.browserContexts();
      await Promise.all(
        contexts
          .filter((context) => context !== browser.defaultBrowserContext())
          .map((context) => context.close()),
      );
      await standIn.waitFor(
        'all pages to leave',
        () => standIn.connections.length === 0,
      );
      for (const { deviceId } of standIn.devices) {
        standIn.phone.unlink(deviceId);
      }
    },
    stop: async () => {
      await browser.close();
      await standIn.stop();
    },
  };
}

export async function signInWithPasskey(
  standIn: StandIn,
  page: Page,
): Promise<VirtualAuthenticator> {
  const authenticator = await addVirtualAuthenticator(page, standIn.account);
  await page.click(testIds.continue);
  return authenticator;
}

interface LinkDeviceEvents {
  trigger(name: string, ...values: unknown[]): unknown;
  recorded?: unknown[][];
}

/** The page's `require`, seen from a test. */
export interface WhatsAppWindow {
  require: (
    name: string,
  ) => Record<string, ((...values: unknown[]) => unknown) | undefined>;
  events: unknown[][];
}

/** Calls a function of one of the page's modules. */
export function callModule(
  page: Page,
  module: string,
  name: string,
  ...values: string[]
): Promise<unknown> {
  return page.evaluate(
    (module, name, values) => {
      const { require } = globalThis as unknown as WhatsAppWindow;
      return require(module)[name]?.(...values);
    },
    module,
    name,
    values,
  );
}

/** Runs in the page before its own code: keeps every event it fires. */
function recordEvents() {
  const world = globalThis as unknown as {
    require?: (name: string) => unknown;
    events: unknown[][];
  };
  world.events = [];
  let require: ((name: string) => unknown) | undefined;
  Object.defineProperty(world, 'require', {
    get: () => require,
    set: (own: (name: string) => unknown) => {
      require = own;
      const module = own('WAWebLinkDeviceEvents') as {
        WAWebLinkDeviceEvents: LinkDeviceEvents;
      };
      const emitter = module.WAWebLinkDeviceEvents;
      // As a client would; without one the page waits for it before it syncs.
      const { Socket } = own('WAWebSocketModel') as {
        Socket: { on(name: string, listener: () => void): void };
      };
      Socket.on('change:hasSynced', () => undefined);
      const trigger = emitter.trigger.bind(emitter);
      emitter.trigger = (name, ...values) => {
        world.events.push([name.split(':')[1], ...values]);
        return trigger(name, ...values);
      };
    },
  });
}

export function readEvents(page: Page): Promise<unknown[][]> {
  return page.evaluate(() => (globalThis as unknown as WhatsAppWindow).events);
}

export async function waitForEvent(page: Page, name: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      (globalThis as unknown as WhatsAppWindow).events.some(
        ([event]) => event === wanted,
      ),
    {},
    name,
  );
}

export function readStage(page: Page): Promise<unknown> {
  return callModule(
    page,
    'WAWebShortcakeLinkingApi',
    'getShortcakeLinkingStage',
  );
}

/** The JSON in the options cache, or null. */
export function readCachedOptions(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const cache = (globalThis as unknown as WhatsAppWindow).require(
      'WAWebShortcakeLinkingRequestOptionsCache',
    );
    const bytes = cache['getCachedRequestOptions']?.();
    return bytes ? new TextDecoder().decode(bytes as Uint8Array) : null;
  });
}

export function readChallenge(page: Page): Promise<string | null> {
  return readCachedOptions(page).then((json) =>
    json === null
      ? null
      : (JSON.parse(json) as { challenge: string }).challenge,
  );
}
