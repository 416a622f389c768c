import { chromiumLaunchOptions } from '@waha-passkey/testbed';
import puppeteer, { type LaunchOptions } from 'puppeteer';
import {
  describeCodeFailure,
  describeFailure,
} from '../src/engines/webjs/describe-failure';
import { describeProgress } from '../src/engines/webjs/describe-progress';

async function expectFailure(
  options: LaunchOptions,
  description: RegExp,
): Promise<void> {
  const failure = await puppeteer
    .launch(options)
    .catch((error: unknown) => error);
  expect(describeFailure(failure)).toMatch(description);
}

describe('a browser that does not start', () => {
  it.each([
    ['is not there', '/no/such/browser'],
    ['is no browser', '/bin/false'],
  ])('is told from other failures when it %s', async (_, executablePath) => {
    await expectFailure({ executablePath }, /^The browser did not start\. /);
  });

  it('is not what a page is told of that reloads itself', () => {
    const failure = new Error(
      'Protocol error (Runtime.callFunctionOn): Cannot find context with specified id',
    );
    expect(describeFailure(failure)).toMatch(/kept reloading/);
  });

  // Elsewhere there is always a screen.
  (process.platform === 'linux' ? it : it.skip)(
    'is told when it has no screen',
    async () => {
      const standIn = { chromiumArgs: [] };
      const options = chromiumLaunchOptions(standIn, { headful: true });
      const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
      await expectFailure({ ...options, env }, /^The browser has no screen /);
    },
  );
});

describe('a page that does not get on', () => {
  it('is described as opened before it is linked', () => {
    expect(describeFailure('auth timeout')).toMatch(
      /^WhatsApp Web was opened, but its scripts/,
    );
  });

  it.each([
    ['ready timeout'],
    ['auth timeout'],
    [new Error('Target closed')],
    ['anything else'],
  ])('says of a linked device that it stays linked: %s', (error) => {
    const reason = describeFailure(error, true);
    expect(reason).toMatch(/linked.* needs no new QR code\.$/);
    expect(reason).not.toMatch(/network|proxy/);
  });

  it.each([
    [undefined, 'Its browser has not started.'],
    ['about:blank', /^Its browser runs, .* the network and the proxy\.$/],
    ['https://web.whatsapp.com/', /^WhatsApp Web is open in its browser/],
  ])('has come as far as its page says: %s', (url, description) => {
    const page = url === undefined ? url : { url: () => url };
    expect(describeProgress(page)).toMatch(description);
  });

  it.each([
    [
      new Error('Execution context was destroyed'),
      /^WhatsApp Web was reloaded/,
    ],
    [new Error('onCodeReceivedEvent is not a function'), /Check the number/],
  ])('gives no pairing code: %s', (error, description) => {
    expect(describeCodeFailure(error)).toMatch(description);
  });
});
