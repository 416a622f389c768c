import type { Account } from '../../src';
import type { Browser } from 'puppeteer';

/** Puppeteer's own way to say things that its API has no words for. */
interface BidiBrowser {
  connection: {
    send(method: string, params: object): Promise<{ result: unknown }>;
  };
}

/** Firefox' own user interface, reached by scripts of its main window. */
export class FirefoxChrome {
  private constructor(
    private readonly browser: BidiBrowser,
    private readonly context: string,
  ) {}

  static async of(browser: Browser): Promise<FirefoxChrome> {
    const bidi = browser as unknown as BidiBrowser;
    const { result } = await bidi.connection.send('browsingContext.getTree', {
      'moz:scope': 'chrome',
    });
    const { contexts } = result as { contexts: { context: string }[] };
    const [window] = contexts;
    if (!window) throw new Error('Firefox has no window.');
    return new FirefoxChrome(bidi, window.context);
  }

  async evaluate(expression: string): Promise<unknown> {
    const { result } = await this.browser.connection.send('script.evaluate', {
      expression,
      target: { context: this.context },
      awaitPromise: true,
    });
    const answer = result as {
      type: string;
      exceptionDetails?: { text: string };
      result?: { value?: unknown };
    };
    if (answer.type !== 'success') {
      throw new Error(`${expression}: ${answer.exceptionDetails?.text}`);
    }
    return answer.result?.value;
  }

  /**
   * Opens the console of the newest tab with that address, docked, and types `text`
   * there: the console has the focus then, as a person leaves it.
   */
  async typeInConsole(url: string, text: string): Promise<void> {
    await this.evaluate(`(async () => {
      const { require } = ChromeUtils.importESModule(
        'resource://devtools/shared/loader/Loader.sys.mjs');
      const { gDevTools } = require('devtools/client/framework/devtools');
      for (const window of Services.wm.getEnumerator('navigator:browser')) {
        const tab = window.gBrowser.tabs.findLast(
          ({ linkedBrowser }) => linkedBrowser.currentURI.spec === ${JSON.stringify(url)});
        if (!tab) continue;
        window.focus();
        window.gBrowser.selectedTab = tab;
        const toolbox = await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole' });
        const { hud } = toolbox.getCurrentPanel();
        hud.jsterm.focus();
        hud.ui.wrapper.dispatchEvaluateExpression(${JSON.stringify(text)});
      }
    })()`);
  }

  /** From the console back into the page, as a click there does. */
  async focusPage(): Promise<void> {
    await this.evaluate(`{
      for (const window of Services.wm.getEnumerator('navigator:browser')) {
        window.gBrowser.selectedBrowser.focus();
      }
    }`);
  }

  /** As the toolbar button, or its shortcut, does. */
  async triggerAction(extensionId: string): Promise<void> {
    await this.evaluate(`(async () => {
      const { ExtensionParent } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionParent.sys.mjs');
      const extension = ExtensionParent.GlobalManager.getExtension('${extensionId}');
      const action = ExtensionParent.apiManager.global.browserActionFor(extension);
      await action.triggerAction(window);
    })()`);
  }

  /** Answers what Firefox asks next; fulfils with the text of its question. */
  answerPermissionPrompt(answer: 'allow' | 'deny'): Promise<string> {
    const button = answer === 'allow' ? 'button' : 'secondaryButton';
    return this.evaluate(`new Promise((resolve) => {
      for (const window of Services.wm.getEnumerator('navigator:browser')) {
        const { panel } = window.PopupNotifications;
        panel.addEventListener('popupshown', () => {
          const question = panel.firstElementChild;
          resolve(question.textContent.replace(/\\s+/g, ' '));
          question.${button}.click();
        }, { once: true });
      }
    })`) as Promise<string>;
  }

  /** Gives every page an authenticator with the account's passkey. */
  async addVirtualAuthenticator({ passkey }: Account): Promise<void> {
    const add = JSON.stringify([
      passkey.credentialId,
      true,
      'whatsapp.com',
      passkey.privateKey,
      passkey.userHandle,
      0,
    ]);
    await this.evaluate(`{
      const service = Cc['@mozilla.org/webauthn/service;1'].getService(Ci.nsIWebAuthnService);
      const id = service.addVirtualAuthenticator('ctap2_1', 'internal', true, true, true, true);
      service.addCredential(id, ...${add});
    }`);
  }
}
