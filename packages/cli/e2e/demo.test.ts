import { CliProcess } from './cli-process';

const DEADLINE_MS = 90_000;

describe('waha-passkey demo', () => {
  let cli: CliProcess;

  afterEach(() => cli.end());

  it.each([
    { options: [], told: 'scanned the QR code' },
    { options: ['--pairing-code'], told: 'typed the pairing code' },
    { options: ['--code'], told: 'confirmed on both sides: they match' },
  ])(
    'links to WORKING and exits 0 with $options',
    async ({ options, told }) => {
      cli = new CliProcess(['demo', ...options]);
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
      cli = new CliProcess(['demo', '--engine', engine]);
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
      cli = new CliProcess([
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
    'names the step that there is no browser for',
    async () => {
      cli = new CliProcess(['demo'], {
        PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome',
      });
      expect(await cli.exitCode()).toBe(1);
      expect(cli.output).toContain('The demo failed at this step: start');
    },
    DEADLINE_MS,
  );

  it(
    'closes the browsers when it is interrupted',
    async () => {
      cli = new CliProcess(['demo', '--code']);
      await cli.find(/PASSKEY_REQUIRED/);
      cli.interrupt();
      expect(await cli.exitCode()).toBe(130);
      expect(cli.output).toContain('Interrupted; closing the browsers.');
      expect(cli.findLeftovers()).toEqual([]);
    },
    DEADLINE_MS,
  );

  it('says which scenario it does not know', async () => {
    cli = new CliProcess(['demo', '--scenario', '{"constructor":1}']);
    expect(await cli.exitCode()).toBe(1);
    expect(cli.output).toContain('There is no constructor, but gate, version');
  });
});
