import {
  type PrefixProxy,
  startPrefixProxy,
} from '../../handoff/e2e/hosts/prefix-proxy';
import { type BuiltExtension, buildExtension } from './hosts/build-extension';
import { HelperBrowser } from './hosts/helper-browser';
import { createLinkingChallenge } from './hosts/linking-challenge';
import { Person } from './hosts/person';
import { SigningSite } from './hosts/signing-site';
import { UpstreamServer } from './hosts/upstream-server';

let extension: BuiltExtension;
let owner: HelperBrowser;
let proxy: PrefixProxy;
let server: UpstreamServer;
let site: SigningSite;

beforeAll(async () => {
  [server, site, extension] = await Promise.all([
    UpstreamServer.start(),
    SigningSite.start(),
    buildExtension(),
  ]);
  proxy = await startPrefixProxy(server.url, '/waha');
  owner = await HelperBrowser.launch(extension.folder, site);
}, 60_000);

afterAll(async () => {
  await owner.close();
  await proxy.close();
  await Promise.all([server.stop(), site.stop(), extension.remove()]);
});

it('pairs with a server below a path, and asks no other application', async () => {
  const origin = proxy.origin.replace('localhost', '127.0.0.1');
  const url = `${origin}/waha`;
  const person = new Person(await owner.openHelper());
  await person.pair({ url, apiKey: server.apiKey });
  await person.read('pending');
  server.openGate('sales', createLinkingChallenge());
  await person.click('#pending-list button');
  await expect(person.read('consent')).resolves.toContain(url);
  expect(server.requests.length).toBeGreaterThan(1);
  expect(proxy.strays).toEqual([]);
}, 60_000);
