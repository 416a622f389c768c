import { addVirtualAuthenticator } from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';
import { credentialChecks, fidelityChecks } from './fidelity-checks';
import { useStage } from './stage';

type Seen = Record<string, unknown>;

function listDifferences(native: Seen, ours: Seen): string[] {
  return Object.keys({ ...native, ...ours }).filter(
    (name) => native[name] !== ours[name],
  );
}

describe('what a page can observe of our get()', () => {
  const stage = useStage();

  /** The same browser without our hooks. */
  async function openNative(): Promise<Page> {
    const context = await stage.browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(stage.standIn.origin);
    return page;
  }

  it('is what it observes of the browser’s own', async () => {
    const scene = await stage.open();
    const page = await openNative();
    const native = (await page.evaluate(fidelityChecks)) as Seen;
    const ours = (await scene.page.evaluate(fidelityChecks)) as Seen;
    await page.browserContext().close();

    expect(Object.keys(native).length).toBeGreaterThanOrEqual(30);
    // A bare browser has no authenticator; here the owner's answers for it.
    expect(listDifferences(native, ours)).toEqual(['platform authenticator']);
    expect(ours['platform authenticator']).toBe('true');
  });

  it('holds for the credential, but for what only the browser can make', async () => {
    const scene = await stage.open();
    const page = await openNative();
    await addVirtualAuthenticator(page, stage.standIn.account);
    const ask = `window.asked = navigator.credentials.get({ publicKey: {
      challenge: new Uint8Array(32), rpId: 'whatsapp.com', timeout: 600000,
      allowCredentials: [], userVerification: 'required',
      extensions: { uvm: true },
    } }).then((credential) => { window.credential = credential; })`;
    await page.evaluate(ask);

    await scene.page.evaluate(`void (${ask})`);
    const { callId, challenge } = await scene.log.signal('call');
    await scene.driver.deliver(
      callId,
      await stage.owner.sign(challenge),
      new AbortController().signal,
    );
    await scene.page.evaluate('window.asked');
    const native = (await page.evaluate(credentialChecks)) as Seen;
    const ours = (await scene.page.evaluate(credentialChecks)) as Seen;
    await page.browserContext().close();

    // The browser's accessors refuse an object that no authenticator made, so
    // that own properties have to stand before them.
    expect(listDifferences(native, ours)).toEqual(['own names', 'enumeration']);
  });

  it('holds in an older browser: nothing newer is needed, or appears', async () => {
    const scene = await stage.open(
      {},
      {
        before: () => {
          for (const [owner, name] of [
            [PublicKeyCredential.prototype, 'toJSON'],
            [Uint8Array, 'fromBase64'],
            [Uint8Array.prototype, 'toBase64'],
          ] as const) {
            Reflect.deleteProperty(owner, name);
          }
        },
      },
    );
    await scene.link(stage.owner);
    expect(stage.standIn.deliveries.at(-1)).toMatchObject({ accepted: true });
  });
});
