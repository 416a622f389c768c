import { launchOwner, type Owner } from '@waha-passkey/testbed';
import { SigningHost } from '../hosts/signing-host';
import { installStoreExtension } from '../hosts/store-extension';
import { expectText, Visitor } from '../hosts/visitor';

describe('the owner renews on the page', () => {
  let host: SigningHost;
  let owner: Owner;
  let visitor: Visitor;

  beforeAll(async () => {
    host = await SigningHost.start();
    owner = await launchOwner(host.standIn);
    visitor = await Visitor.arrive();
  }, 60_000);

  afterEach(() => {
    host.standIn.scenario.answerDelayMs = 0;
    host.standIn.scenario.serverError = null;
  });

  afterAll(async () => {
    await visitor.leave();
    await owner.close();
    await host.close();
  });

  it.each([500, 1_200])(
    'and keeps the link, though WhatsApp answers after %d ms',
    async (answerDelayMs) => {
      const { session, link } = await host.handOff();
      const page = await visitor.open(link, {
        before: (tab) => installStoreExtension(tab, owner),
      });
      await expectText(page, 'Sign with the browser extension');
      host.standIn.scenario.answerDelayMs = answerDelayMs;
      host.standIn.scenario.serverError = 'prologue';
      for (let round = 0; round < 4; round += 1) {
        await page.locator('::-p-text(Sign with the browser ext)').click();
        await expectText(page, 'Not linked');
        await page.locator('::-p-text(Ask for a new request)').click();
        await expectText(page, 'You will have to compare a code');
      }
      await session.delete();
    },
    90_000,
  );
});
