import {
  callModule,
  readCachedOptions,
  readChallenge,
  readEvents,
  readStage,
  signInWithPasskey,
  startBrowserFixture,
  testIds,
  waitForEvent,
  type BrowserFixture,
  type WhatsAppWindow,
} from './browser-fixture';

let fixture: BrowserFixture;

beforeAll(async () => {
  fixture = await startBrowserFixture();
});
afterEach(() => fixture.closePages());
afterAll(() => fixture.stop());

describe('before the owner signs', () => {
  it('has the options in the page, says so, and waits for a click', async () => {
    const page = await fixture.openGate();
    const calls = fixture.standIn.calls.length;
    const issued = fixture.standIn.challenges.at(-1);
    expect(await readCachedOptions(page)).toBe(issued?.options);
    expect(JSON.parse(issued?.options ?? '')).toEqual({
      challenge: issued?.challenge,
      timeout: 600_000,
      rpId: 'whatsapp.com',
      allowCredentials: [],
      userVerification: 'required',
      extensions: { uvm: true },
    });
    expect(await readEvents(page)).toEqual([['passkey_prologue_request']]);
    expect(await readStage(page)).toBe('NotStarted');
    expect(fixture.standIn.calls).toHaveLength(calls);
  });

  it('goes on rotating the refs under the card until it is idle', async () => {
    const page = await fixture.openGate({
      timings: { firstRefMs: 120, nextRefMs: 40 },
    });
    const refs = await page.evaluate(async () => {
      const { require } = globalThis as unknown as WhatsAppWindow;
      const { Socket } = require('WAWebSocketModel') as unknown as {
        Socket: { state: string };
      };
      const { Conn } = require('WAWebConnModel') as unknown as {
        Conn: { ref: string };
      };
      const seen = new Set<string>();
      while (Socket.state !== 'UNPAIRED_IDLE') {
        seen.add(Conn.ref);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return seen.size;
    });
    expect(refs).toBeGreaterThan(1);
    await expect(page.$(testIds.continue)).resolves.not.toBeNull();
  });

  it('waits in get() after the click, with the button disabled', async () => {
    const page = await fixture.openGate();
    await page.click(testIds.continue);
    const call = await fixture.standIn.waitForCall();
    expect(call.challenge).toBe(await readChallenge(page));
    expect(
      await page.$eval(testIds.continue, (button) =>
        button.hasAttribute('disabled'),
      ),
    ).toBe(true);
    expect(await readStage(page)).toBe('NotStarted');
  });

  it('fetches options again when they are too old', async () => {
    const page = await fixture.openGate({ timings: { optionsMs: 1 } });
    const first = await readChallenge(page);
    await page.click(testIds.continue);
    const call = await fixture.standIn.waitForCall();
    expect(call.challenge).not.toBe(first);
    expect(fixture.standIn.challenges.at(-1)).toMatchObject({
      because: 'fetched',
      challenge: call.challenge,
    });
  });

  it('leaves the gate for a new QR code on Cancel', async () => {
    const page = await fixture.openGate();
    await page.click(testIds.cancel);
    await fixture.standIn.waitForQr();
    expect(await readCachedOptions(page)).toBeNull();
    expect(fixture.standIn.phone.state.links.at(-1)?.phase).toBe('gone');
  });
});

describe('a rejected get()', () => {
  /** A platform authenticator without a passkey: `NotAllowedError`. */
  async function rejectOnce() {
    const page = await fixture.openGate();
    const first = await readChallenge(page);
    const cdp = await page.createCDPSession();
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal' },
    });
    await page.click(testIds.continue);
    await page.waitForSelector('[role="alert"]');
    await cdp.detach();
    return { page, first };
  }

  it('clears the options and shows the error card', async () => {
    const { standIn } = fixture;
    const before = standIn.calls.length;
    const { page } = await rejectOnce();
    // The page of an earlier test may end its own call meanwhile.
    await standIn.waitFor('the rejection', () =>
      standIn.calls
        .slice(before)
        .some(({ outcome }) => outcome === 'NotAllowedError'),
    );
    expect(await readCachedOptions(page)).toBeNull();
    expect(
      await page.$eval(testIds.continue, (button) =>
        button.hasAttribute('disabled'),
      ),
    ).toBe(false);
  });

  it('makes the next try ask with a new challenge and compare codes', async () => {
    const { page, first } = await rejectOnce();
    const { standIn } = fixture;
    const deliveries = standIn.deliveries.length;
    await signInWithPasskey(standIn, page);
    const delivery = await standIn.waitForDelivery(deliveries + 1);
    expect(delivery).toMatchObject({ accepted: true });
    expect(delivery.challenge).not.toBe(first);
    await standIn.phone.approve();
    const code = await standIn.phone.code();
    expect(standIn.phone.state.links.at(-1)?.phase).toBe('code');
    await page.waitForSelector(`${testIds.confirm}:not([disabled])`);
    expect((await readEvents(page)).at(-1)).toEqual([
      'shortcake_verification_code_ready',
      code,
      false,
    ]);
  });
});

describe('after the assertion', () => {
  it('confirms by itself inside the window', async () => {
    const page = await fixture.openAnswered();
    await waitForEvent(page, 'shortcake_prologue_sent');
    expect(await readStage(page)).toBe('WaitingForPrimaryIdentity');
    await fixture.standIn.phone.approve();
    await fixture.standIn.waitForLinked();
    const events = await readEvents(page);
    expect(events.map(([name]) => name)).toEqual([
      'passkey_prologue_request',
      'shortcake_prologue_sent',
      'shortcake_verification_code_ready',
    ]);
    expect(events[2]).toEqual([
      'shortcake_verification_code_ready',
      expect.stringMatching(/^[1-9A-Z]{8}$/),
      true,
    ]);
  });

  it('needs a human on both sides after the window', async () => {
    const page = await fixture.openAnswered({ timings: { handoffKeyMs: 1 } });
    const { phone } = fixture.standIn;
    await phone.approve();
    const code = await phone.code();
    const label = await page.waitForSelector(testIds.code);
    expect(
      await label?.evaluate((node) => [
        node.getAttribute('aria-label'),
        node.textContent,
      ]),
    ).toEqual([
      `Code ${[...code].join(' ')}`,
      `${code.slice(0, 4)}-${code.slice(4)}`,
    ]);
    await page.click(testIds.confirm);
    await page.waitForSelector(`${testIds.confirm}[disabled]`);
    expect(await readStage(page)).toBe('WaitingForPairingCompletion');
    await phone.confirmCode();
    await fixture.standIn.waitForLinked();
  });

  it('times out when the phone does not answer', async () => {
    const page = await fixture.openAnswered({ timings: { stageMs: 200 } });
    await waitForEvent(page, 'shortcake_error');
    expect((await readEvents(page)).at(-1)).toEqual([
      'shortcake_error',
      'timeout',
    ]);
    await page.waitForSelector('[role="alert"]');
    expect(await readStage(page)).toBe('NotStarted');
  });

  it('times out when nobody confirms the code', async () => {
    const page = await fixture.openAnswered({
      timings: { stageMs: 1_000, handoffKeyMs: 1 },
    });
    await fixture.standIn.phone.approve();
    await waitForEvent(page, 'shortcake_verification_code_ready');
    await waitForEvent(page, 'shortcake_error');
    expect((await readEvents(page)).at(-1)).toEqual([
      'shortcake_error',
      'timeout',
    ]);
  });

  it('times out when the phone does not complete the pairing', async () => {
    const page = await fixture.openAnswered({
      timings: { stageMs: 2_000, handoffKeyMs: 1 },
    });
    await fixture.standIn.phone.approve();
    await page.waitForSelector(testIds.confirm);
    await page.click(testIds.confirm);
    await waitForEvent(page, 'shortcake_error');
    expect((await readEvents(page)).at(-1)).toEqual([
      'shortcake_error',
      'timeout',
    ]);
    expect(fixture.standIn.devices).toHaveLength(0);
  });

  it('tells the page when the phone declines or the codes differ', async () => {
    const page = await fixture.openAnswered({ timings: { handoffKeyMs: 1 } });
    await fixture.standIn.phone.approve();
    await fixture.standIn.phone.rejectCode();
    await waitForEvent(page, 'shortcake_error');
    expect((await readEvents(page)).at(-1)).toEqual([
      'shortcake_error',
      'server_error',
    ]);
  });

  it('can be unlinked while it still syncs', async () => {
    await fixture.openAnswered({ timings: { syncMs: 60_000 } });
    const { phone } = fixture.standIn;
    await phone.approve();
    const [device] = await fixture.standIn.waitForLinked();
    phone.unlink(device?.deviceId ?? '');
    await fixture.standIn.waitForQr({ timeoutMs: 20_000 });
    expect(fixture.standIn.devices).toHaveLength(0);
  });

  it('does not accept a challenge twice', async () => {
    const page = await fixture.openAnswered({ timings: { stageMs: 200 } });
    await waitForEvent(page, 'shortcake_error');
    const deliveries = fixture.standIn.deliveries.length;
    await page.click(testIds.continue);
    const again = await fixture.standIn.waitForDelivery(deliveries + 1);
    expect(again).toMatchObject({
      accepted: false,
      reason: 'This challenge was answered before.',
    });
    await page.waitForSelector('[role="alert"]');
    expect(await readCachedOptions(page)).toBeNull();
  });
});

describe('what kills an attempt', () => {
  it('refreshQR restarts the socket and loses it, under the same card', async () => {
    const page = await fixture.openGate();
    const { standIn } = fixture;
    const before = standIn.connections.map(({ id }) => id);
    await callModule(page, 'WAWebLaunchSocketUtils', 'refreshQR');
    await standIn.waitFor('the card on a new connection', () =>
      standIn.connections.find(
        ({ id, screen }) => !before.includes(id) && screen === 'passkey',
      ),
    );
    expect(standIn.phone.state.links.at(-1)?.phase).toBe('gone');
    await expect(page.$(testIds.continue)).resolves.not.toBeNull();
  });

  it('a new pairing code takes the card away and loses it', async () => {
    const page = await fixture.openGate();
    const api = 'WAWebAltDeviceLinkingApi';
    await callModule(page, api, 'setPairingType', 'ALT_DEVICE_LINKING');
    await callModule(page, api, 'initializeAltDeviceLinking');
    await callModule(page, api, 'startAltLinkingFlow', '12025550108');
    await fixture.standIn.waitForScreen('phone-number');
    expect(fixture.standIn.phone.state.links.at(-1)?.phase).toBe('gone');
  });

  it('a secret rotated after the confirmation breaks the pairing', async () => {
    const page = await fixture.openAnswered({ timings: { handoffKeyMs: 1 } });
    await fixture.standIn.phone.approve();
    await page.waitForSelector(testIds.confirm);
    await page.click(testIds.confirm);
    await page.waitForSelector(`${testIds.confirm}[disabled]`);
    await callModule(page, 'WAWebAdvSignatureApi', 'generateADVSecretKey');
    await fixture.standIn.phone.confirmCode();
    await fixture.standIn.waitForQr();
    expect(fixture.standIn.connections.map(({ deviceId }) => deviceId)).toEqual(
      [null],
    );
  });
});

it('replaces the phone-number screen too', async () => {
  const page = await fixture.open();
  await callModule(
    page,
    'WAWebAltDeviceLinkingApi',
    'setPairingType',
    'ALT_DEVICE_LINKING',
  );
  await fixture.standIn.waitForScreen('phone-number');
  await page.type('input', '12025550108');
  await page.evaluate(() => {
    document.querySelector<HTMLButtonElement>('.card .column button')?.click();
  });
  const shown = await page.waitForSelector('[data-link-code]');
  const code = await shown?.evaluate((node) => node.textContent ?? '');
  await fixture.standIn.phone.enterCode(code ?? '');
  await fixture.standIn.waitForScreen('passkey');
  await expect(page.$(testIds.continue)).resolves.not.toBeNull();
});
