import type { PasskeyAttemptKind } from '@waha-passkey/contract';
import type { Page } from 'puppeteer';
import type { HandoffHost } from '../hosts/handoff-host';
import { chatApp } from '../hosts/chat-app';
import { installSilentExtension } from '../hosts/silent-extension';
import { expectText, type Visit, type Visitor } from '../hosts/visitor';

export interface PageState {
  name: string;
  /** Brings a page into this state. */
  readonly reach: (
    host: HandoffHost,
    visitor: Visitor,
    visit: Visit,
  ) => Promise<Page>;
}

type Play = (host: HandoffHost, page: Page) => Promise<void> | void;

/** An open link, then what happens to it, until `text` is shown. */
function live(
  name: string,
  text: string,
  play: Play,
  kind: PasskeyAttemptKind = 'linking',
): PageState {
  return {
    name,
    async reach(host, visitor, visit) {
      host.raiseGate(kind);
      const page = await visitor.open(await host.mint(), visit);
      await expectText(page, 'Session');
      await play(host, page);
      await expectText(page, text);
      return page;
    },
  };
}

/** As after a signature of somebody else: the driver says so. */
const sign: Play = ({ driver }) => {
  driver.emit({ type: 'awaiting-phone' });
};

const showCode: Play = ({ driver }) => {
  driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
};

/** Every state a visitor can see, in the order of a ceremony. */
export const pageStates: PageState[] = [
  live('sign', 'Sign with your passkey', () => undefined),
  live('sign-by-snippet', 'Send the result', async (_, page) => {
    await page.$$eval('details', (all) => {
      for (const details of all) details.open = true;
    });
    await page.locator('::-p-text(Show the request)').click();
  }),
  {
    name: 'sign-late',
    async reach(host, visitor, visit) {
      // A second request has no time in which a code is spared.
      host.raiseGate();
      host.raiseGate();
      const page = await visitor.open(await host.mint(), visit);
      await expectText(page, 'compare a code with your phone');
      return page;
    },
  },
  {
    name: 'sign-on-a-phone',
    async reach(host, visitor, visit) {
      host.raiseGate();
      const page = await visitor.open(await host.mint(), {
        ...visit,
        touch: true,
      });
      await expectText(page, 'Go on at a computer');
      return page;
    },
  },
  live('phone', 'Now your phone', sign),
  live('code', 'They match', async (host, page) => {
    await sign(host, page);
    await showCode(host, page);
    await page.locator('::-p-text(Continue here)').click();
  }),
  live('code-unopened', 'Continue here', async (host, page) => {
    await sign(host, page);
    await showCode(host, page);
  }),
  live('completing', 'Almost there', async (host, page) => {
    await sign(host, page);
    host.driver.emit({ type: 'completing' });
  }),
  live('linked', 'You can close this page', async (host, page) => {
    await sign(host, page);
    host.driver.emit({ type: 'completed' });
  }),
  live('ended', 'Ask for a new request', ({ driver }) => {
    driver.emit({
      type: 'failed',
      reason: 'REFUSED_BY_WHATSAPP',
      retryable: true,
    });
  }),
  live('cancelled', 'Not linked', ({ session }) => session.cancel()),
  live('checkpoint', 'nothing new is linked', () => undefined, 'checkpoint'),
  live(
    'checkpoint-judged',
    'checking your passkey',
    ({ driver }) => driver.emit({ type: 'completing' }),
    'checkpoint',
  ),
  live(
    'checkpoint-passed',
    'The device stays linked',
    ({ driver }) => driver.emit({ type: 'completed' }),
    'checkpoint',
  ),
  live(
    'checkpoint-cancelled',
    'Ask for a new request',
    ({ session }) => session.cancel(),
    'checkpoint',
  ),
  live('moved', 'Or open this link there', async (_, page) => {
    await page.locator('::-p-text(Continue on another device)').click();
  }),
  {
    name: 'missing',
    async reach(host, visitor, visit) {
      const page = await visitor.open(`${host.url}/passkey`, visit);
      await expectText(page, 'This link is incomplete');
      return page;
    },
  },
  {
    name: 'used',
    async reach(host, visitor, visit) {
      host.raiseGate();
      const link = await host.mint();
      await host.claim(link);
      const page = await visitor.open(link, visit);
      await expectText(page, 'This link was opened already');
      return page;
    },
  },
  {
    name: 'expired',
    async reach(host, visitor, visit) {
      host.raiseGate();
      const link = await host.mint();
      host.clock.advance(300_000);
      const page = await visitor.open(link, visit);
      await expectText(page, 'This link has expired');
      return page;
    },
  },
  {
    name: 'in-an-app',
    async reach(host, visitor, visit) {
      host.raiseGate();
      const page = await visitor.open(await host.mint(), {
        ...visit,
        touch: true,
        userAgent: chatApp,
      });
      await expectText(page, 'You are inside another app');
      return page;
    },
  },
  {
    name: 'cancelled-link',
    async reach(host, visitor, visit) {
      host.raiseGate();
      const page = await visitor.open(await host.mint(), visit);
      await page.locator('::-p-text(Cancel)').click();
      await expectText(page, 'Not linked');
      host.raiseGate();
      await page.reload();
      await expectText(page, 'This request was cancelled');
      return page;
    },
  },
  {
    name: 'waiting',
    async reach(host, visitor, visit) {
      host.raiseGate();
      const page = await visitor.open(await host.mint(), {
        ...visit,
        before: installSilentExtension,
      });
      await page.locator('::-p-text(Sign with the browser ext)').click();
      await expectText(page, 'Waiting for your passkey');
      return page;
    },
  },
  live('replaced', 'This link was replaced', async (host) => {
    await host.mint();
  }),
  {
    name: 'unknown',
    async reach(host, visitor, visit) {
      const page = await visitor.open(`${host.url}/passkey#nonsense`, visit);
      await expectText(page, 'This link is not known here');
      return page;
    },
  },
];
