import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import { BrowserHost } from '../hosts/browser-host';
import { ExampleProgram, type ExampleLanguage } from './example-program';

describe('the clients of docs/clients.md', () => {
  let standIn: StandIn;
  let owner: Owner;
  let host: BrowserHost;

  beforeAll(async () => {
    standIn = await startStandIn();
    [owner, host] = await Promise.all([
      launchOwner(standIn),
      BrowserHost.start(standIn),
    ]);
  }, 60_000);

  afterAll(async () => {
    await host.close();
    await owner.close();
    await standIn.stop();
  }, 60_000);

  it.each<ExampleLanguage>(['bash', 'ts', 'python'])(
    'link a session to WORKING: %s',
    async (language) => {
      const session = host.session(`client-${language}`);
      const program = ExampleProgram.start(language, host.folder, {
        WAHA_URL: host.server.url,
        WAHA_API_KEY: host.server.apiKey ?? '',
        SESSION: session.name,
      });
      try {
        await session.next('SCAN_QR_CODE');
        const link = await standIn.phone.scan(await session.qr());
        await session.next('PASSKEY_REQUIRED');
        await program.waitForOutput(/signs here: http\S+\/passkey#[\w-]{43}\n/);
        await session.submit(await owner.sign(await session.challenge()));
        await standIn.phone.approve({ link });
        expect([await program.exitCode(), program.output]).toEqual([
          0,
          expect.stringMatching(/PASSKEY_REQUIRED[\s\S]*WORKING\n$/),
        ]);
      } finally {
        program.stop();
        await session.delete();
      }
    },
    90_000,
  );

  it.each<ExampleLanguage>(['bash', 'ts', 'python'])(
    'tell the reason when it fails: %s',
    async (language) => {
      const session = host.session(`failing-${language}`);
      const program = ExampleProgram.start(language, host.folder, {
        WAHA_URL: host.server.url,
        WAHA_API_KEY: host.server.apiKey ?? '',
        SESSION: session.name,
      });
      try {
        await session.next('SCAN_QR_CODE');
        const link = await standIn.phone.scan(await session.qr());
        await session.next('PASSKEY_REQUIRED');
        // Before that, the client would ask for a hand-off that is over.
        await program.waitForOutput(/signs here/);
        await session.submit(await owner.sign(await session.challenge()));
        await standIn.phone.decline({ link });
        expect(await program.exitCode()).toBe(1);
        expect(program.output).toMatch(/FAILED\n\S.*\.\n$/);
      } finally {
        program.stop();
        await session.delete();
      }
    },
    90_000,
  );
});
