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

describe('signals removed one by one', () => {
  it('gate: an account without a passkey is linked by the scan alone', async () => {
    const page = await fixture.open({ scenario: { gate: false } });
    const issued = fixture.standIn.challenges.length;
    await fixture.standIn.phone.scan(await fixture.standIn.waitForQr());
    await fixture.standIn.waitForLinked();
    expect(fixture.standIn.challenges).toHaveLength(issued);
    expect(await readEvents(page)).toEqual([]);
  });

  it('firesEvents: the card comes without a word from the emitter', async () => {
    const page = await fixture.openGate({ scenario: { firesEvents: false } });
    await page.waitForSelector(testIds.continue);
    expect(await readEvents(page)).toEqual([]);
  });

  it('emitterModule: the emitter has another name', async () => {
    const page = await fixture.openGate({
      scenario: { emitterModule: 'WAWebCompanionEvents' },
    });
    const names = await page.evaluate(() => {
      const { require } = globalThis as unknown as WhatsAppWindow;
      return ['WAWebCompanionEvents', 'WAWebLinkDeviceEvents'].map(
        (name) => typeof require(name)['WAWebLinkDeviceEvents'],
      );
    });
    // The unknown name gives the permissive module: callable, not an emitter.
    expect(names).toEqual(['object', 'function']);
  });

  it('hasOptionsCache, optionsCacheModule: the options are out of reach', async () => {
    const page = await fixture.openGate({
      scenario: { optionsCacheModule: 'WAWebPasskeyOptions' },
    });
    const cached = () =>
      callModule(page, 'WAWebPasskeyOptions', 'getCachedRequestOptions');
    expect(await cached()).not.toEqual({});
    fixture.standIn.scenario.hasOptionsCache = false;
    await page.waitForFunction(() => {
      const { require } = globalThis as unknown as WhatsAppWindow;
      const { getCachedRequestOptions } = require('WAWebPasskeyOptions');
      return !(getCachedRequestOptions?.() instanceof Uint8Array);
    });
    await page.click(testIds.continue);
    await fixture.standIn.waitForCall();
  });

  it('hasLinkingApi: the stage cannot be read', async () => {
    const page = await fixture.openGate({ scenario: { hasLinkingApi: false } });
    expect(await readStage(page)).not.toBe('NotStarted');
  });

  it.each([
    ['all', true, true],
    ['no-primary-buttons', false, true],
    ['none', false, false],
  ] as const)('testIds: %s', async (which, hasContinue, hasCancel) => {
    const page = await fixture.openGate({ scenario: { testIds: which } });
    const has = async (selector: string) => (await page.$(selector)) !== null;
    expect(await has(testIds.continue)).toBe(hasContinue);
    expect(await has(testIds.cancel)).toBe(hasCancel);
    expect(await page.$$('button')).toHaveLength(2);
  });

  it('callsGet: Continue waits without ever asking', async () => {
    const page = await fixture.openGate({ scenario: { callsGet: false } });
    const calls = fixture.standIn.calls.length;
    await page.click(testIds.continue);
    await page.waitForSelector(`${testIds.continue}[disabled]`);
    expect(fixture.standIn.calls).toHaveLength(calls);
  });

  it.each([
    ['when-called', 'patched'],
    ['at-load', 'pending'],
  ] as const)(
    'takesGet: %s decides whether a later patch is met',
    async (takesGet, outcome) => {
      const page = await fixture.openGate({ scenario: { takesGet } });
      await page.evaluate(() => {
        CredentialsContainer.prototype.get = () =>
          Promise.reject(Object.assign(new Error(), { name: 'patched' }));
      });
      await page.click(testIds.continue);
      const { standIn } = fixture;
      const call = await standIn.waitFor('the outcome', () => {
        const last = standIn.calls.at(-1);
        return last?.outcome === outcome ? last : null;
      });
      expect(call.outcome).toBe(outcome);
    },
  );

  it.each([
    ['null', 'object'],
    ['throw', 'Requiring unknown module "WAWebNowhere".'],
    ['permissive', 'function'],
  ] as const)('unknownModules: %s', async (unknownModules, answer) => {
    const page = await fixture.open({ scenario: { unknownModules } });
    const got = await page.evaluate(() => {
      const { require } = globalThis as unknown as WhatsAppWindow;
      try {
        return typeof require('WAWebNowhere');
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(got).toBe(answer);
  });

  it('moduleLoading: the page’s own modules run before its version is known', async () => {
    const { standIn } = fixture;
    const page = await fixture.open({
      scenario: { moduleLoading: 'one-by-one', earlyRequire: 'breaks' },
      before: `
        window.listRan = () => Object.values(require('__debug').modulesMap)
          .filter((entry) => entry.factoryFinished).map((entry) => entry.id);
        Object.defineProperty(window, 'Debug', {
          set: () => { window.ranBeforeVersion = listRan(); },
        });`,
    });
    const ran = () => page.evaluate('listRan()');
    const first = await page.evaluate('ranBeforeVersion');
    expect(first).toContain('WAWebSocketModel');
    expect(first).not.toContain('WAWebShortcakeLinkingApi');
    await page.waitForFunction(
      "listRan().includes('WAWebShortcakeLinkingApi')",
    );
    expect(await ran()).not.toContain('WAWebShortcakeLinkingAction');
    await standIn.phone.scan(await standIn.waitForQr());
    await page.waitForSelector(testIds.continue);
    expect(await ran()).toContain('WAWebShortcakeLinkingAction');
  });

  it('earlyRequire: a module required before it ran breaks the passkey screen', async () => {
    const { standIn } = fixture;
    const page = await fixture.open({
      scenario: { moduleLoading: 'one-by-one', earlyRequire: 'breaks' },
    });
    const failed = new Promise<string>((resolve) => {
      page.on('console', (message) => {
        if (message.type() === 'error') resolve(message.text());
      });
    });
    await page.waitForFunction('window.Debug?.VERSION');
    await expect(
      page.evaluate("require('WAWebShortcakeLinkingAction')"),
    ).rejects.toThrow('which threw an exception');
    await standIn.phone.scan(await standIn.waitForQr());
    await expect(failed).resolves.toContain('passkey-prologue-request failed');
    expect(await page.$(testIds.continue)).toBeNull();
  });

  it.each([
    ['debug', 'object', true],
    ['if-required', 'undefined', true],
    ['none', 'undefined', false],
  ] as const)(
    'moduleTable: %s says which modules ran',
    async (moduleTable, table, asks) => {
      const page = await fixture.open({
        scenario: { moduleTable, unknownModules: 'null' },
      });
      expect(await page.evaluate("typeof require('__debug')?.modulesMap")).toBe(
        table,
      );
      expect(
        await page.evaluate(`require('ifRequired')?.('WAWebSocketModel',
          () => true, () => false) ?? false`),
      ).toBe(asks);
    },
  );

  it('leaves the card alone when a switch does not concern it', async () => {
    const page = await fixture.openGate();
    const button = await page.$(testIds.continue);
    fixture.standIn.scenario.unknownModules = 'null';
    await page.waitForFunction("require('WAWebNowhere') === null");
    expect(await button?.evaluate((node) => node.isConnected)).toBe(true);
  });

  it('version: is what Debug says', async () => {
    const page = await fixture.open({ scenario: { version: '2.3000.1' } });
    expect(await page.evaluate('Debug.VERSION')).toBe('2.3000.1');
  });

  it('loadsFrame: a frame of the page navigates', async () => {
    const page = await fixture.open({ scenario: { loadsFrame: true } });
    await page.waitForFrame((frame) => frame.url().endsWith('/frame?again'));
    expect(page.frames()).toHaveLength(2);
  });
});

describe('request options', () => {
  it('take every member from the scenario', async () => {
    const page = await fixture.openGate({
      scenario: {
        optionsTimeoutMs: 60_000,
        allowCredentials: [null, 'b3RoZXI'],
        userVerification: 'preferred',
        extensions: null,
      },
    });
    const { passkey } = fixture.standIn.account;
    expect(JSON.parse((await readCachedOptions(page)) ?? '')).toEqual({
      challenge: expect.any(String) as string,
      timeout: 60_000,
      rpId: 'whatsapp.com',
      allowCredentials: [
        { id: passkey.credentialId, type: 'public-key' },
        { id: 'b3RoZXI', type: 'public-key' },
      ],
      userVerification: 'preferred',
    });
    const deliveries = fixture.standIn.deliveries.length;
    await signInWithPasskey(fixture.standIn, page);
    const delivery = await fixture.standIn.waitForDelivery(deliveries + 1);
    expect(delivery).toMatchObject({ accepted: true });
  });

  it('secondPrologueAfterMs: another request with another challenge follows', async () => {
    const page = await fixture.openGate({
      scenario: { secondPrologueAfterMs: 2_000 },
    });
    await page.waitForFunction(
      () =>
        (globalThis as unknown as WhatsAppWindow).events.filter(
          ([name]) => name === 'passkey_prologue_request',
        ).length === 2,
    );
    const [first, second] = fixture.standIn.challenges.slice(-2);
    expect(second?.because).toBe('repeated');
    expect(second?.challenge).not.toBe(first?.challenge);
    expect(await readChallenge(page)).toBe(second?.challenge);
  });

  it('an answer to the replaced challenge is refused', async () => {
    const page = await fixture.openGate();
    await page.evaluate(() => {
      const { credentials } = navigator;
      const get = credentials.get.bind(credentials);
      credentials.get = (options) =>
        new Promise((resolve) => {
          Object.assign(window, { answer: () => resolve(get(options)) });
        });
    });
    await signInWithPasskey(fixture.standIn, page);
    const call = await fixture.standIn.waitForCall();
    fixture.standIn.repeatPrologueRequest();
    await page.waitForFunction('events.length === 2');
    expect(await readChallenge(page)).not.toBe(call.challenge);
    expect(fixture.standIn.calls.at(-1)?.outcome).toBe('pending');
    const deliveries = fixture.standIn.deliveries.length;
    await page.evaluate('answer()');
    const delivery = await fixture.standIn.waitForDelivery(deliveries + 1);
    expect(delivery).toMatchObject({ accepted: false });
    expect(delivery.challenge).not.toBe(call.challenge);
    await page.waitForSelector('[role="alert"]');
  });

  it.each([
    [true, 'cached'],
    [false, 'gone'],
  ] as const)(
    'keepsOptionsAfterFailure %s: they are %s after a timeout',
    async (keepsOptionsAfterFailure, expected) => {
      const page = await fixture.openAnswered({
        scenario: { keepsOptionsAfterFailure },
        timings: { stageMs: 200 },
      });
      await waitForEvent(page, 'shortcake_error');
      const cached = await readCachedOptions(page);
      expect(cached === null ? 'gone' : 'cached').toBe(expected);
    },
  );
});

describe('after the assertion', () => {
  it('continues false: nothing follows, and nothing says so', async () => {
    const page = await fixture.openGate({
      scenario: { continues: false },
      timings: { stageMs: 100 },
    });
    const deliveries = fixture.standIn.deliveries.length;
    await signInWithPasskey(fixture.standIn, page);
    const { standIn } = fixture;
    await standIn.waitFor(
      'the assertion to be taken',
      () => standIn.calls.at(-1)?.outcome === 'resolved',
    );
    await expect(
      standIn.waitForDelivery(deliveries + 1, { timeoutMs: 500 }),
    ).rejects.toThrow('in vain');
    expect(await readEvents(page)).toEqual([['passkey_prologue_request']]);
  });

  it('serverError prologue: the card turns to its error, without an event', async () => {
    const page = await fixture.openAnswered({
      scenario: { serverError: 'prologue' },
    });
    await page.waitForSelector('[role="alert"]');
    expect(await readEvents(page)).toEqual([['passkey_prologue_request']]);
  });

  it.each(['nonce', 'pairing'] as const)(
    'serverError %s: shortcake_error says server_error',
    async (serverError) => {
      const page = await fixture.openAnswered({ scenario: { serverError } });
      await fixture.standIn.phone.approve();
      await waitForEvent(page, 'shortcake_error');
      expect((await readEvents(page)).at(-1)).toEqual([
        'shortcake_error',
        'server_error',
      ]);
    },
  );

  it('phoneDelayMs: a slow phone comes too late', async () => {
    const page = await fixture.openAnswered({
      scenario: { phoneDelayMs: 4_000 },
      timings: { stageMs: 200 },
    });
    await fixture.standIn.phone.approve();
    await waitForEvent(page, 'shortcake_error');
    expect((await readEvents(page)).at(-1)).toEqual([
      'shortcake_error',
      'timeout',
    ]);
  });

  it('declineReaches nobody: the page only waits', async () => {
    const page = await fixture.openAnswered({
      scenario: { declineReaches: 'nobody' },
    });
    await fixture.standIn.phone.decline();
    await waitForEvent(page, 'shortcake_prologue_sent');
    expect(await readStage(page)).toBe('WaitingForPrimaryIdentity');
  });

  it('codeEventCarriesSkip false: the event has the code only, a human confirms', async () => {
    const page = await fixture.openAnswered({
      scenario: { codeEventCarriesSkip: false },
    });
    await fixture.standIn.phone.approve();
    await page.waitForSelector(`${testIds.confirm}:not([disabled])`);
    expect((await readEvents(page)).at(-1)).toHaveLength(2);
    await page.click(testIds.confirm);
    await fixture.standIn.waitForLinked();
  });

  it('confirmsItself always: confirms even after the window', async () => {
    const page = await fixture.openAnswered({
      scenario: { confirmsItself: 'always', codeEventCarriesSkip: false },
      timings: { handoffKeyMs: 1 },
    });
    await fixture.standIn.phone.approve();
    await page.waitForSelector(`${testIds.confirm}[disabled]`);
    expect((await readEvents(page)).at(-1)).toHaveLength(2);
    await fixture.standIn.phone.confirmCode();
    await fixture.standIn.waitForLinked();
  });

  it('confirmsItself never: waits for a click even inside the window', async () => {
    const page = await fixture.openAnswered({
      scenario: { confirmsItself: 'never' },
    });
    await fixture.standIn.phone.approve();
    await page.waitForSelector(`${testIds.confirm}:not([disabled])`);
    expect((await readEvents(page)).at(-1)?.[2]).toBe(true);
    await page.click(testIds.confirm);
    await fixture.standIn.waitForLinked();
  });
});

it('refuses a switch that does not exist', () => {
  expect(() => {
    Object.assign(fixture.standIn.scenario, { gates: true });
  }).toThrow('There is no scenario switch "gates"');
});
