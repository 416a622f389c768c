import type { Scenario, StandIn } from '@waha-passkey/testbed';
import { launchOwner, type Owner, startStandIn } from '@waha-passkey/testbed';
import { ClientScene } from './client-scene';
import { useStage } from './stage';

/** The names that anyone but the page's own scripts requires. */
function recordRequires(): void {
  const names: string[] = [];
  let own: ((name: string) => unknown) | undefined;
  const recorded = (name: string) => {
    names.push(name);
    return own?.(name);
  };
  Object.assign(window, { required: names });
  Object.defineProperty(window, 'require', {
    configurable: true,
    get: () => own && recorded,
    set: (value: typeof own) => (own = value),
  });
}

/** Long after the QR code: a watcher that asks has asked for all by then. */
const afterManyLooks = 'performance.now() > 3_000';

const loadersOwn = ['__debug', 'ifRequired'];

const tables: Scenario['moduleTable'][] = ['debug', 'if-required', 'none'];

describe('a page whose modules have not run yet', () => {
  const stage = useStage();

  it.each(tables)(
    'has none of them required by us (module table: %s)',
    async (moduleTable) => {
      const scene = await stage.open(
        { moduleLoading: 'one-by-one', moduleTable },
        { before: recordRequires },
      );
      await scene.page.waitForSelector('[data-testid="link-device-qr-code"]');
      await scene.driver.canary();
      await scene.page.waitForFunction(afterManyLooks);
      const required = await scene.page.evaluate('window.required');
      expect(required).toContain('__debug');
      expect(
        (required as string[]).filter((name) => !loadersOwn.includes(name)),
      ).toEqual([]);
    },
  );

  it.each(tables)('passes the gate (module table: %s)', async (moduleTable) => {
    const scene = await stage.open({
      moduleLoading: 'one-by-one',
      earlyRequire: 'breaks',
      unknownModules: 'throw',
      moduleTable,
    });
    await scene.page.waitForFunction(afterManyLooks);
    await scene.link(stage.owner);
    expect(scene.log.attempts).toHaveLength(1);
    expect(stage.standIn.deliveries.at(-1)).toMatchObject({ accepted: true });
  });
});

describe('whatsapp-web.js on a page that an early require breaks for good', () => {
  let standIn: StandIn;
  let owner: Owner;
  let scene: ClientScene;

  beforeAll(async () => {
    standIn = await startStandIn({
      clockScale: 0.1,
      scenario: { moduleLoading: 'one-by-one', earlyRequire: 'breaks' },
    });
    owner = await launchOwner(standIn);
  });

  afterEach(() => scene.close());

  afterAll(async () => {
    await owner.close();
    await standIn.stop();
  });

  it('links by QR code', async () => {
    scene = new ClientScene(standIn);
    const qr = await scene.showQr();
    await scene.page.waitForFunction(afterManyLooks);
    await scene.scan(qr);
    await scene.log.reached('awaiting-assertion');
    const ready = scene.next('ready');
    await scene.submit(owner);
    await scene.approve();
    await ready;
    expect(scene.log.phases).toContain('completed');
  });

  it('links by pairing code', async () => {
    scene = new ClientScene(standIn, {
      clientOptions: {
        pairWithPhoneNumber: { phoneNumber: standIn.account.phoneNumber },
      },
    });
    const code = scene.next('code');
    await scene.client.initialize();
    await scene.page.waitForFunction(afterManyLooks);
    await scene.enterCode(String(await code));
    await scene.log.reached('awaiting-assertion');
    const ready = scene.next('ready');
    await scene.submit(owner);
    await scene.approve();
    await ready;
    expect(scene.log.phases).toContain('completed');
  });
});
