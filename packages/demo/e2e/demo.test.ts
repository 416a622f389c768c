import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { DemoProcess } from './demo-process';

const DEADLINE_MS = 90_000;

describe('npm run demo', () => {
  let cli: DemoProcess;

  afterEach(() => cli.end());

  it.each([
    { options: [], told: 'scanned the QR code' },
    { options: ['--pairing-code'], told: 'typed the pairing code' },
    { options: ['--engine', 'WPP'], told: 'WPPConnect is linked as' },
    { options: ['--code'], told: 'confirmed on both sides: they match' },
  ])(
    'links to WORKING and exits 0 with $options',
    async ({ options, told }) => {
      cli = new DemoProcess(['demo', ...options]);
      expect({ code: await cli.exitCode(), output: cli.output }).toEqual({
        code: 0,
        output: expect.stringMatching(
          /STARTING[^]*SCAN_QR_CODE[^]*PASSKEY_REQUIRED[^]*WORKING[^]*Verified/,
        ) as string,
      });
      expect(cli.output).toContain(told);
      expect(cli.findLeftovers()).toEqual([]);
    },
    DEADLINE_MS,
  );

  it.each(['NOWEB', 'GOWS'])(
    'shows how %s refuses, and exits 0 when the report is right',
    async (engine) => {
      cli = new DemoProcess(['demo', '--engine', engine]);
      expect({ code: await cli.exitCode(), output: cli.output }).toEqual({
        code: 0,
        output: expect.stringMatching(
          /PASSKEY_REQUIRED +ENGINE_UNSUPPORTED[^]*501: [^]*WEBJS[^]*FAILED +ENGINE_UNSUPPORTED[^]*WORKING/,
        ) as string,
      });
      expect(cli.findLeftovers()).toEqual([]);
    },
    DEADLINE_MS,
  );

  it(
    'names the step and the reason, and exits 1, when WhatsApp refuses',
    async () => {
      cli = new DemoProcess([
        'demo',
        '--scenario',
        JSON.stringify({ serverError: 'pairing' }),
      ]);
      expect(await cli.exitCode()).toBe(1);
      expect(cli.output).toContain(
        'The demo failed at this step: WhatsApp links the device',
      );
      expect(cli.output).toContain('WhatsApp refused the passkey or the link.');
      expect(cli.output).not.toContain('Verified');
      expect(cli.findLeftovers()).toEqual([]);
    },
    DEADLINE_MS,
  );

  it(
    'names the step that no browser starts for, and the reason, once',
    async () => {
      // A program that starts, and is no browser.
      cli = new DemoProcess(['demo'], {
        PUPPETEER_EXECUTABLE_PATH: process.execPath,
      });
      expect(await cli.exitCode()).toBe(1);
      expect(cli.output).toMatch(
        /The demo failed at this step: start the session\n +The browser .+\n$/,
      );
      expect(cli.output).not.toContain('While cleaning up');
      expect(cli.findLeftovers()).toEqual([]);
    },
    DEADLINE_MS,
  );

  it('says that there is no display for browsers to be seen on', async () => {
    cli = new DemoProcess(['demo', '--headful'], {
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
    });
    expect(await cli.exitCode()).toBe(1);
    expect(cli.output).toMatch(
      /failed at this step: set the stage\n +--headful needs a display/,
    );
    expect(cli.findLeftovers()).toEqual([]);
  });

  it(
    'ends when WhatsApp links without asking for a passkey',
    async () => {
      cli = new DemoProcess(['demo', '--scenario', '{"gate":false}']);
      expect(await cli.exitCode()).toBe(1);
      expect(cli.output).toMatch(
        /failed at this step: the passkey is asked for\n +WhatsApp linked the device without asking for a passkey/,
      );
    },
    DEADLINE_MS,
  );

  it('names the step and the option when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    cli = new DemoProcess(['demo', '--interactive', '--port', String(port)]);
    const code = await cli.exitCode();
    other.close();
    expect(code).toBe(1);
    expect(cli.output).toContain(
      `failed at this step: open the page to play on\n  Port ${port} is taken. End what listens there, or choose another with --port.`,
    );
  });

  it(
    'closes the browsers when it is interrupted',
    async () => {
      cli = new DemoProcess(['demo', '--code']);
      await cli.find(/PASSKEY_REQUIRED/);
      cli.interrupt();
      expect(await cli.exitCode()).toBe(130);
      expect(cli.output).toContain('Interrupted; closing the browsers.');
      expect(cli.findLeftovers()).toEqual([]);
    },
    DEADLINE_MS,
  );

  it(
    'leaves no browser running when it is killed',
    async () => {
      cli = new DemoProcess(['demo', '--code']);
      await cli.find(/PASSKEY_REQUIRED/);
      await waitFor(() => cli.findProcesses('wp-').length > 0);
      cli.kill();
      await waitFor(() => cli.findProcesses('').length === 0);
      expect(cli.findProcesses('')).toEqual([]);
    },
    DEADLINE_MS,
  );

  it.each([
    {
      options: ['--scenario', '{"gate":"yes"}'],
      why: 'gate must be true or false.',
    },
    {
      options: ['--engine', 'NOWEB', '--code'],
      why: '--code does nothing with --engine NOWEB',
    },
  ])('refuses $options before it starts', async ({ options, why }) => {
    cli = new DemoProcess(['demo', ...options]);
    expect(await cli.exitCode()).toBe(1);
    expect(cli.output).toContain(why);
    expect(cli.output).not.toContain('Links a WhatsApp account');
  });

  /** Within the test's own deadline. */
  async function waitFor(holds: () => boolean): Promise<void> {
    while (!holds()) await wait(100);
  }
});
