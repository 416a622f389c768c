import {
  callModule,
  startBrowserFixture,
  testIds,
  type Arrangement,
  type BrowserFixture,
} from './browser-fixture';

let fixture: BrowserFixture;

beforeAll(async () => {
  fixture = await startBrowserFixture();
});
afterEach(() => fixture.closePages());
afterAll(() => fixture.stop());

async function readUsers(arrangement: Arrangement) {
  const page = await fixture.open(arrangement);
  await fixture.standIn.phone.scan(await fixture.standIn.waitForQr());
  await fixture.standIn.waitForLinked();
  await page.waitForSelector('#side');
  const module = 'WAWebUserPrefsMeUser';
  return {
    device: fixture.standIn.devices.at(-1),
    pn: await callModule(page, module, 'getMaybeMePnUser'),
    lid: await callModule(page, module, 'getMaybeMeLidUser'),
  };
}

describe('generations of the page', () => {
  it('timers: an id of the browser’s own means nothing to the page', async () => {
    const page = await fixture.open({ scenario: { timers: 'swapped' } });
    await page.evaluateOnNewDocument(() => {
      Object.assign(window, { nativeClear: clearTimeout.bind(window) });
    });
    await page.reload();
    await fixture.standIn.waitForScreen('qr');
    const [native, own] = await page.evaluate(async () => {
      const { nativeClear } = window as unknown as {
        nativeClear: (id: number) => void;
      };
      const wait = (clear: (id: number) => void) =>
        new Promise<string>((resolve) => {
          clear(window.setTimeout(() => resolve('fired'), 1));
          window.setTimeout(() => resolve('cleared'), 50);
        });
      return [
        await wait(nativeClear),
        await wait((id) => window.clearTimeout(id)),
      ];
    });
    expect({ native, own }).toEqual({ native: 'fired', own: 'cleared' });
  });

  it('userIds: a user is spelled in another member', async () => {
    const { device, pn } = await readUsers({
      scenario: { gate: false, userIds: '$1' },
    });
    const [user, server] = device?.pn.split('@') ?? [];
    expect(pn).toEqual({ user, server, $1: device?.pn });
  });

  it('accounts: the page knows no phone number', async () => {
    const { device, pn, lid } = await readUsers({
      scenario: { gate: false, accounts: 'lid-only' },
    });
    expect(pn).toBeNull();
    expect(lid).toMatchObject({ _serialized: device?.lid });
  });

  it('testIds: the QR code has none, too', async () => {
    const page = await fixture.open({ scenario: { testIds: 'none' } });
    await page.waitForSelector('[data-ref]');
    expect(await page.$(testIds.qr)).toBeNull();
  });
});
