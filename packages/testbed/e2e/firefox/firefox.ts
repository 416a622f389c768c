import puppeteer, { type Browser, type Page, type Target } from 'puppeteer';
import type { StandIn } from '../../src';
import { FirefoxChrome } from './firefox-chrome';

/** A real Firefox for which web.whatsapp.com is the stand-in. */
export class Firefox {
  private constructor(
    readonly browser: Browser,
    readonly chrome: FirefoxChrome,
  ) {}

  static async launch(
    executablePath: string,
    { proxyUrl }: Pick<StandIn, 'proxyUrl'>,
    preferences: Record<string, unknown> = {},
  ): Promise<Firefox> {
    const proxy = new URL(proxyUrl);
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      acceptInsecureCerts: true,
      // Its own windows are reached too: toolbar, permission prompt, passkeys.
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'network.proxy.type': 1,
        'network.proxy.ssl': proxy.hostname,
        'network.proxy.ssl_port': Number(proxy.port),
        'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
        // The stand-in's certificate is nobody's; Firefox signs on no such page.
        'security.webauthn.allow_with_certificate_override': true,
        'security.webauth.webauthn_enable_softtoken': true,
        'security.webauth.webauthn_enable_usbtoken': false,
        ...preferences,
      },
    });
    return new Firefox(browser, await FirefoxChrome.of(browser));
  }

  /** Does what opens a window or a tab, and finds it. */
  async openedBy(act: () => Promise<unknown>): Promise<Page> {
    const opened = new Promise<Target>((resolve) =>
      this.browser.once('targetcreated', resolve),
    );
    await act();
    const page = await (await opened).page();
    if (!page) throw new Error('What was opened is no page.');
    return page;
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
