/* eslint-disable @typescript-eslint/unbound-method -- compared, not called */
import { addVirtualAuthenticator } from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';
import { fidelityChecks } from './fidelity-checks';
import { useStage } from './stage';

/** The browser's own function, and the options that reached it. */
function keepNative(): void {
  const { prototype } = CredentialsContainer;
  const passed: unknown[] = [];
  Object.assign(window, { passed });
  prototype.get = function get(options) {
    passed.push(this === navigator.credentials && options);
    return Promise.resolve(null);
  };
}

/** What a page can see of us: functions, globals, and listeners. */
const describePage = `(() => {
  const flags = (object, name) => {
    const { value, ...rest } = Object.getOwnPropertyDescriptor(object, name) ?? {};
    return JSON.stringify({ ...rest, is: value === window.kept?.[name] });
  };
  return {
    get: flags(CredentialsContainer.prototype, 'get'),
    toString: flags(Function.prototype, 'toString'),
    isUserVerifyingPlatformAuthenticatorAvailable:
      flags(PublicKeyCredential, 'isUserVerifyingPlatformAuthenticatorAvailable'),
    getClientCapabilities: flags(PublicKeyCredential, 'getClientCapabilities'),
    own: Reflect.ownKeys(navigator.credentials).join(),
    globals: Reflect.ownKeys(window).map(String)
      .filter((name) => !/^(\\d+|__puppeteer.*|kept)$/.test(name)).sort().join(),
  };
})()`;

/** Keeps the browser's own functions before a script of ours runs. */
function keepFunctions(): void {
  Object.assign(window, {
    kept: {
      get: CredentialsContainer.prototype.get,
      toString: Function.prototype.toString,
      isUserVerifyingPlatformAuthenticatorAvailable:
        PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable,
      getClientCapabilities: (
        PublicKeyCredential as unknown as Record<string, unknown>
      )['getClientCapabilities'],
    },
  });
}

async function countListeners(page: Page): Promise<number> {
  const cdp = await page.createCDPSession();
  await cdp.send('HeapProfiler.collectGarbage');
  const { jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  return jsEventListeners;
}

describe('the hook of navigator.credentials.get', () => {
  const stage = useStage();

  const publicKey = `challenge: new Uint8Array(32), rpId: 'whatsapp.com',
    userVerification: 'required', allowCredentials: []`;

  it.each([
    [
      'conditional',
      `{ publicKey: { ${publicKey} }, mediation: 'conditional' }`,
    ],
    ['silent', `{ publicKey: { ${publicKey} }, mediation: 'silent' }`],
    ['immediate', `{ publicKey: { ${publicKey} }, mediation: 'immediate' }`],
    [
      'immediate in its display',
      `{ publicKey: { ${publicKey} }, uiMode: 'immediate' }`,
    ],
    [
      'for another site',
      `{ publicKey: { ${publicKey}, rpId: 'example.com' } }`,
    ],
    [
      'of another browser’s page',
      `{ publicKey: { ${publicKey}, extensions: { remoteDesktopClientOverride:
        { origin: 'https://web.whatsapp.com', sameOriginWithAncestors: true } } } }`,
    ],
    [
      'for a password as well',
      `{ publicKey: { ${publicKey} }, password: true }`,
    ],
    ['for no passkey', `{ password: true }`],
  ])('passes on a request that is %s, untouched', async (_, request) => {
    const scene = await stage.open({}, { before: keepNative });
    const answer = await scene.page.evaluate(`(async () => {
      const request = ${request};
      const before = JSON.stringify(request);
      const value = await navigator.credentials.get(request);
      return { value, passed: window.passed.length,
        same: window.passed[0] === request,
        unchanged: JSON.stringify(request) === before };
    })()`);
    expect(answer).toEqual({
      value: null,
      passed: 1,
      same: true,
      unchanged: true,
    });
    expect(scene.log.signals.map(({ type }) => type)).not.toContain('call');
  });

  it('says of the platform’s authenticator what a browser with one says', async () => {
    const capabilities = `(async () => [
      await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable(),
      await PublicKeyCredential.getClientCapabilities(),
      String(PublicKeyCredential.getClientCapabilities),
    ])()`;
    const context = await stage.browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(stage.standIn.origin);
    const [isAvailable, bare] = (await page.evaluate(capabilities)) as [
      boolean,
      Record<string, boolean>,
    ];
    expect([isAvailable, bare['userVerifyingPlatformAuthenticator']]).toEqual([
      false,
      false,
    ]);
    await addVirtualAuthenticator(page, stage.standIn.account);
    const withOne = await page.evaluate(capabilities);
    await context.close();
    const scene = await stage.open();
    expect(await scene.page.evaluate(capabilities)).toEqual(withOne);
  });

  it('is gone after detach(), in this document and in the next', async () => {
    const scene = await stage.open({}, { before: keepFunctions });
    const { page } = scene;
    await page.waitForSelector('[data-ref]');
    const hooked = await page.evaluate(describePage);
    const listeners = await countListeners(page);
    await scene.driver.detach('SESSION_STOPPED');
    const now = await page.evaluate(describePage);
    const listenersNow = await countListeners(page);
    await page.reload();
    await page.waitForSelector('[data-ref]');
    const next = await page.evaluate(describePage);

    const context = await stage.browser.createBrowserContext();
    const bare = await context.newPage();
    await bare.evaluateOnNewDocument(keepFunctions);
    await bare.goto(stage.standIn.origin);
    await bare.waitForSelector('[data-ref]');
    const native = await bare.evaluate(describePage);
    const nativeListeners = await countListeners(bare);
    const nativeChecks = await bare.evaluate(fidelityChecks);
    await context.close();

    expect(hooked).not.toEqual(native);
    expect(now).toEqual(native);
    expect(next).toEqual(native);
    expect(listenersNow).toBeLessThan(listeners);
    expect(listenersNow).toBe(nativeListeners);
    expect(await page.evaluate(fidelityChecks)).toEqual(nativeChecks);
  });

  it('claims nothing any more when the page kept it beyond detach()', async () => {
    const scene = await stage.open({}, { before: keepNative });
    const { page } = scene;
    await page.evaluate(`{
      const ours = CredentialsContainer.prototype.get;
      CredentialsContainer.prototype.get = function (options) {
        return ours.call(this, options);
      };
    }`);
    await scene.driver.detach('SESSION_STOPPED');
    await page.evaluate(
      `navigator.credentials.get({ publicKey: { ${publicKey} } })`,
    );
    expect(await page.evaluate('window.passed.length')).toBe(1);
  });
});
