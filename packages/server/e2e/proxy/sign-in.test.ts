import { startStandIn } from '@waha-passkey/testbed';
import type { ProxyConfig } from '../../src';
import { FailingRun } from '../hosts/failing-run';
import { SigningInProxy } from '../hosts/signing-in-proxy';

/** Of every answer, whatever the cause. */
const LIMIT_MS = 30_000;

jest.setTimeout(60_000);

describe('a proxy that requires a sign-in', () => {
  let proxy: SigningInProxy;
  let run: FailingRun | null = null;

  afterEach(async () => {
    await run?.end();
    run = null;
    await proxy.stop();
  });

  const start = async (signIn: Partial<ProxyConfig>, args: string[] = []) => {
    const began = performance.now();
    run = await FailingRun.start({
      proxy: { server: proxy.address, ...signIn },
      args,
    });
    const outcome = await run.failure;
    expect(performance.now() - began).toBeLessThan(LIMIT_MS);
    return outcome;
  };

  it('ends the session when it refuses the one that is configured', async () => {
    proxy = await SigningInProxy.start(null);
    expect(await start({ username: 'ada', password: 'canary' })).toBe(
      'The proxy refused the user name and password of this session (HTTP 407). Correct them, then restart the session.',
    );
  });

  it('ends the session that has none', async () => {
    proxy = await SigningInProxy.start(null);
    expect(await start({})).toBe(
      'The proxy requires a user name and a password (HTTP 407), and the session has none. Configure both with the proxy, then restart the session.',
    );
  });

  it('lets a session through that has the right one', async () => {
    const standIn = await startStandIn({ clockScale: 0.1 });
    proxy = await SigningInProxy.start(standIn.proxyUrl);
    const signIn = { username: 'ada', password: 'right' };
    // The address is the proxy's business, not the browser's.
    const args = standIn.chromiumArgs.filter((arg) => !arg.includes('MAP'));
    expect(await start(signIn, args)).toBe('showed a QR code');
    await run?.end();
    run = null;
    await standIn.stop();
  });
});
