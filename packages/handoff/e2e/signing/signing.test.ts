import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import {
  addVirtualAuthenticator,
  createAccount,
  launchOwner,
} from '@waha-passkey/testbed';
import { expectLinked, SigningHost } from '../hosts/signing-host';
import { installStoreExtension } from '../hosts/store-extension';
import { expectText, Visitor } from '../hosts/visitor';
import { allowRemoteDesktop, withdrawPolicy } from './browser-policy';

const policyAllowed = allowRemoteDesktop();
withdrawPolicy();
if (!policyAllowed) {
  process.stderr.write(
    'No policy file may be written here: the managed browser is not tried.\n',
  );
}

describe('the owner signs on the page', () => {
  let host: SigningHost;

  beforeAll(async () => {
    host = await SigningHost.start();
  }, 60_000);

  afterAll(() => host.close());

  (policyAllowed ? it : it.skip)(
    'in a managed browser, with nothing installed',
    async () => {
      const { session, link } = await host.handOff();
      const { origin } = new URL(link);
      allowRemoteDesktop();
      const visitor = await Visitor.arrive([
        `--webauthn-remote-proxied-requests-allowed-additional-origin=${origin}`,
      ]);
      try {
        const page = await visitor.open(link);
        await expectText(page, 'Sign on this device');
        await addVirtualAuthenticator(page, host.standIn.account);
        await page.locator('::-p-text(Sign on this device)').click();
        await expectLinked(host, page, session);
      } finally {
        await visitor.leave();
        withdrawPolicy();
      }
    },
    90_000,
  );

  it('elsewhere, when no policy lets the page sign, however slow the network is', async () => {
    const { session, link } = await host.handOff();
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const visitor = await Visitor.arrive([
      `--host-resolver-rules=MAP whatsapp.com:443 127.0.0.1:${port}`,
    ]);
    try {
      const page = await visitor.open(link);
      await expectText(page, 'cannot sign for WhatsApp from here');
      await session.delete();
    } finally {
      await visitor.leave();
      silent.close();
    }
  }, 90_000);

  it('with WAHA’s store extension, by its public messages', async () => {
    const { session, link } = await host.handOff();
    const owner = await launchOwner(host.standIn);
    const visitor = await Visitor.arrive();
    try {
      const page = await visitor.open(link, {
        before: (tab) => installStoreExtension(tab, owner),
      });
      await page.locator('::-p-text(Sign with the browser extension)').click();
      await expectLinked(host, page, session);
    } finally {
      await visitor.leave();
      await owner.close();
    }
  }, 90_000);

  it('with a passkey of another account, is told so and may try again', async () => {
    const { session, link } = await host.handOff();
    const account = createAccount();
    const owner = await launchOwner(host.standIn, { account });
    const visitor = await Visitor.arrive();
    try {
      const page = await visitor.open(link, {
        before: (tab) => installStoreExtension(tab, owner),
      });
      await page.locator('::-p-text(Sign with the browser extension)').click();
      await expectText(page, 'Check that the passkey belongs to this account');
      await page.locator('::-p-text(Ask for a new request)').click();
      await expectText(page, 'You will have to compare a code');
      await session.delete();
    } finally {
      await visitor.leave();
      await owner.close();
    }
  }, 90_000);
});
