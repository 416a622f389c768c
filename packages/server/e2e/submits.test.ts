import { randomBytes } from 'node:crypto';
import type { PasskeyAssertion } from '@waha-passkey/contract';
import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import { BrowserHost } from './hosts/browser-host';
import { linkSession, reachGate } from './hosts/link-session';
import type { SessionClient } from './hosts/session-client';

const FLOOD = 10_000;
const AT_ONCE = 16;

describe('submits', () => {
  let standIn: StandIn;
  let owner: Owner;
  let host: BrowserHost;

  beforeAll(async () => {
    standIn = await startStandIn({ clockScale: 0.1 });
    [owner, host] = await Promise.all([
      launchOwner(standIn),
      BrowserHost.start(standIn),
    ]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all([host?.close(), owner?.close()]);
    await standIn?.stop();
  });

  const begin = async (
    name: string,
  ): Promise<{ session: SessionClient; link: number }> => {
    const session = host.session(name);
    await session.create();
    await session.next('SCAN_QR_CODE');
    return { session, link: await reachGate(session, standIn) };
  };

  it('of the same bytes, 100 at once, are one delivery with equal answers', async () => {
    const { session, link } = await begin('same');
    const delivered = standIn.deliveries.length;
    const assertion = await owner.sign(await session.challenge());
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => session.submit(assertion)),
    );
    expect(answers.map(({ status }) => status)).toEqual(
      Array.from({ length: 100 }, () => 201),
    );
    await standIn.phone.approve({ link });
    await session.next('WORKING');
    expect(standIn.deliveries.length - delivered).toBe(1);
    await session.delete();
  });

  it('that differ, 16 at once, let one win; the others hear 409', async () => {
    const { session, link } = await begin('racing');
    const delivered = standIn.deliveries.length;
    const challenge = await session.challenge();
    const assertions: PasskeyAssertion[] = [];
    for (let i = 0; i < 16; i++) {
      assertions.push(await owner.sign(challenge));
    }
    const signatures = assertions.map(({ response }) => response.signature);
    expect(new Set(signatures).size).toBe(16);
    const answers = await Promise.all(
      assertions.map((assertion) => session.submit(assertion)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set([201, 409]));
    expect(
      answers
        .filter(({ status }) => status === 409)
        .map(({ body }) => body.code),
    ).toContain('PASSKEY_ALREADY_SUBMITTED');
    await standIn.phone.approve({ link });
    await session.next('WORKING');
    expect(standIn.deliveries.length - delivered).toBe(1);
    await session.delete();
  });

  it('that are bad, 10,000 of them, hinder neither another session nor a later link', async () => {
    const { session: flooded, link } = await begin('flooded');
    const other = host.session('other');
    await other.create();
    await other.next('SCAN_QR_CODE');
    const bad = () => ({
      id: randomBytes(16).toString('base64url'),
      rawId: randomBytes(16).toString('base64url'),
      type: 'public-key',
      response: {},
    });
    const statuses = new Map<number, number>();
    let sent = 0;
    const flood = Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (sent++ < FLOOD) {
          const { status } = await flooded.submit(bad());
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      }),
    );
    const begun = performance.now();
    await linkSession(other, standIn, owner);
    const tookMs = performance.now() - begun;
    await flood;
    expect([...statuses.keys()].sort()).toEqual([400, 429]);
    expect(statuses.get(400)).toBe(5);
    expect(tookMs).toBeLessThan(20_000);
    // State unchanged: the attempt waits, and a fresh challenge links.
    expect((await flooded.attempt()).phase).toBe('awaiting-assertion');
    const skip = flooded.seen;
    await flooded.passkey('renew');
    await flooded.next('PASSKEY_REQUIRED', skip);
    expect(link).toBeGreaterThan(0);
    await other.delete();
    await flooded.delete();
  }, 90_000);
});
