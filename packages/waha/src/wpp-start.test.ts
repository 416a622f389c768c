import { EventEmitter } from 'node:events';
import type { WahaWppClient, WahaWppOptions } from './waha-names';
import { hookWppStart } from './wpp-start';

/** In the shape of WPPConnect's: what is done to it is noted in `steps`. */
function createLibrary({
  linked = false,
  keepsMember = true,
  loads = true,
}: { linked?: unknown; keepsMember?: boolean; loads?: boolean } = {}) {
  const steps: string[] = [];
  const browser = Object.assign(new EventEmitter(), {
    close: () => Promise.resolve(steps.push('browser closed')),
  });

  class Whatsapp implements WahaWppClient {
    statusFind?: unknown;
    readonly page = Object.assign(new EventEmitter(), {
      evaluate: () => Promise.resolve(linked).then(failWhenError),
      browser: () => browser,
    }) as unknown as WahaWppClient['page'];

    constructor(readonly options: WahaWppOptions) {}

    start(): Promise<void> {
      steps.push('navigates');
      return loads ? Promise.resolve() : new Promise(() => undefined);
    }
  }

  async function create(options: WahaWppOptions): Promise<Whatsapp> {
    const client = new Whatsapp({ ...options });
    if (keepsMember) client.statusFind = options.statusFind;
    await client.start();
    return client;
  }

  return { Whatsapp, create, steps, browser };
}

function failWhenError(value: unknown): unknown {
  if (value instanceof Error) throw value;
  return value;
}

function noteStatuses() {
  const seen: unknown[] = [];
  const given: WahaWppOptions = { statusFind: (status) => seen.push(status) };
  return { seen, given };
}

const noHooks = {
  onStart: () => Promise.resolve(),
  onMissed: () => undefined,
  wasLinked: () => false,
};

describe('hookWppStart', () => {
  it.each([
    ['by its callback', true],
    ['by the callback among its options', false],
  ])(
    'hands over each client before it navigates, known %s',
    async (_how, keepsMember) => {
      const { Whatsapp, create, steps } = createLibrary({ keepsMember });
      const hooks = (name: string) => ({
        ...noHooks,
        onStart: async ({ options }: WahaWppClient) => {
          await Promise.resolve();
          steps.push(`hooks ${name}`);
          expect(options).toHaveProperty('session', name);
        },
      });
      const first = hookWppStart(Whatsapp, { session: 'a' }, hooks('a'));
      const second = hookWppStart(Whatsapp, { session: 'b' }, hooks('b'));
      await create(second);
      await create(first);
      expect(steps).toEqual(['hooks b', 'navigates', 'hooks a', 'navigates']);
    },
  );

  it('leaves clients of others alone', async () => {
    const { Whatsapp, create, steps } = createLibrary();
    hookWppStart(Whatsapp, {}, noHooks);
    await create({ statusFind: () => undefined });
    await create({});
    expect(steps).toEqual(['navigates', 'navigates']);
  });

  it('notices a page that shows a QR code without a start()', async () => {
    const { Whatsapp, create } = createLibrary();
    const onMissed = jest.fn();
    const catchQR = jest.fn();
    const hooks = { ...noHooks, onMissed };
    const options = hookWppStart(Whatsapp, { catchQR }, hooks);
    options.catchQR?.('image', 'text', 1, 'ref');
    expect(onMissed).toHaveBeenCalledTimes(1);
    await create(options);
    options.catchQR?.('image', 'text', 2, 'next');
    expect(onMissed).toHaveBeenCalledTimes(1);
    expect(catchQR.mock.calls).toEqual([
      ['image', 'text', 1, 'ref'],
      ['image', 'text', 2, 'next'],
    ]);
  });

  it('ends a start whose page never loads, and its browser, with the reason', async () => {
    const { Whatsapp, create, steps } = createLibrary({ loads: false });
    const options = hookWppStart(Whatsapp, {}, { ...noHooks, loadMs: 20 });
    await expect(create(options)).rejects.toThrow(
      'WhatsApp Web did not load within 0.02 s. Start the session again.',
    );
    expect(steps).toEqual(['navigates', 'browser closed']);
  });

  it('ends a start whose browser is lost, with the reason', async () => {
    const { Whatsapp, create, browser } = createLibrary({ loads: false });
    const onStart = () => {
      setImmediate(() => browser.emit('disconnected'));
      return Promise.resolve();
    };
    const options = hookWppStart(Whatsapp, {}, { ...noHooks, onStart });
    await expect(create(options)).rejects.toThrow(
      'The browser ended before WPPConnect was ready. Start the session again.',
    );
  });

  it('throws for a class that has no start()', () => {
    expect(() => hookWppStart(class {}, {}, noHooks)).toThrow(
      'the class Whatsapp of WPPConnect has no start()',
    );
  });

  it.each([
    ['of a linked account', true, ['inChat']],
    ['of a page with a QR code', false, []],
    ['of a page that does not say', 'perhaps', []],
    ['of a page that does not answer', new Error('closed'), []],
  ])('passes inChat %s: %p', async (_what, linked, expected) => {
    const { Whatsapp, create } = createLibrary({ linked });
    const { seen, given } = noteStatuses();
    const options = hookWppStart(Whatsapp, given, noHooks);
    await create(options);
    await options.statusFind?.('inChat', 'default');
    expect(seen).toEqual(expected);
  });

  it.each([
    ['that was linked', true, false, ['disconnectedMobile']],
    ['that was not', false, false, []],
    ['that has been linked in the meantime', true, true, []],
  ])(
    'passes disconnectedMobile of a session %s',
    async (_what, wasLinked, linked, expected) => {
      const { Whatsapp, create } = createLibrary({ linked });
      const { seen, given } = noteStatuses();
      const hooks = { ...noHooks, wasLinked: () => wasLinked };
      const options = hookWppStart(Whatsapp, given, hooks);
      await create(options);
      await options.statusFind?.('disconnectedMobile', 'default');
      expect(seen).toEqual(expected);
    },
  );

  it('passes any other status at once', async () => {
    const { Whatsapp, create } = createLibrary();
    const statusFind = jest.fn();
    const options = hookWppStart(Whatsapp, { statusFind }, noHooks);
    await create(options);
    void options.statusFind?.('browserClose', 'default');
    expect(statusFind.mock.calls).toEqual([['browserClose', 'default']]);
  });
});
