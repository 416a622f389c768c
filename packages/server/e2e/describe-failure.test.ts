import { chromiumLaunchOptions } from '@waha-passkey/testbed';
import puppeteer, { type LaunchOptions } from 'puppeteer';
import { describeFailure } from '../src/engines/webjs/describe-failure';

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
