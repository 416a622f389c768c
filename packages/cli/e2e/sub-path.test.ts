import { createAccount } from '@waha-passkey/testbed';
import { createLinkingChallenge } from '../../extension/e2e/hosts/linking-challenge';
import { SigningSite } from '../../extension/e2e/hosts/signing-site';
import { UpstreamServer } from '../../extension/e2e/hosts/upstream-server';
import {
  type PrefixProxy,
  startPrefixProxy,
} from '../../handoff/e2e/hosts/prefix-proxy';
import { InMemoryHost } from '../../server/e2e/hosts/in-memory-host';
import { runDoctor } from '../src/doctor/run-doctor';
import { runLink } from '../src/link/run-link';
import { runSign } from '../src/sign/run-sign';
import { OwnerDesk } from './owner/owner-desk';
import { ScriptedPerson } from './owner/scripted-person';

const prefix = '/waha';

let server: UpstreamServer;
let site: SigningSite;
let desk: OwnerDesk;
let proxy: PrefixProxy;

beforeAll(async () => {
  [server, site] = await Promise.all([
    UpstreamServer.start(),
    SigningSite.start(),
  ]);
});

beforeEach(async () => {
  desk = new OwnerDesk(site, createAccount());
  proxy = await startPrefixProxy(server.url, prefix);
});

afterEach(async () => {
  await proxy.close();
  server.closeGates();
});

afterAll(() => Promise.all([server.stop(), site.stop()]));

describe('a server below a path, next to another application', () => {
  it.each([
    ['sign', runSign, ['y']],
    ['link', runLink, ['s', 'y']],
  ] as const)(
    'is linked with %s, and nothing reaches the other one',
    async (_, run, answers) => {
      const driver = server.openGate('sales', createLinkingChallenge());
      driver.react('deliver', () => server.link('sales'));
      const url = `${proxy.origin}${prefix}/`;
      const outcome = await desk.run(
        (context) => run({ url, session: 'sales' }, context),
        {
          person: new ScriptedPerson([...answers]),
          apiKey: server.apiKey,
        },
      );
      expect(outcome).toMatchObject({ exitCode: 0 });
      expect(proxy.strays).toEqual([]);
    },
    60_000,
  );

  it('is examined by doctor, and nothing reaches the other one', async () => {
    const host = await InMemoryHost.start();
    const front = await startPrefixProxy(host.server.url, prefix);
    let output = '';
    try {
      const url = `${front.origin}${prefix}`;
      const exit = await runDoctor(
        { url, json: true },
        {
          apiKey: host.server.apiKey ?? '',
          prompt: new ScriptedPerson(),
          signal: new AbortController().signal,
          write: (text) => (output += text),
        },
      );
      expect({ exit, diagnosis: JSON.parse(output) }).toMatchObject({
        exit: 0,
        diagnosis: { url, ready: true },
      });
      expect(front.strays).toEqual([]);
    } finally {
      await front.close();
      await host.close();
    }
  });

  it.each(['?tab=1', '#/sessions'])(
    'is not asked with %s in its address',
    async (rest) => {
      const outcome = await desk.run(
        (context) => runSign({ url: `${proxy.origin}/waha${rest}` }, context),
        { person: new ScriptedPerson(), apiKey: server.apiKey },
      );
      expect(outcome).toMatchObject({ exitCode: 2 });
      expect(outcome.text).toContain('Leave out what follows');
      expect(proxy.strays).toEqual([]);
    },
  );
});
