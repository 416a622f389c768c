import type { PasskeyAssertion } from '@waha-passkey/contract';
import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import { BrowserHost } from './hosts/browser-host';
import { flood } from './hosts/flood';
import { linkSession, reachGate, renewAndLink } from './hosts/link-session';
import type { SessionClient } from './hosts/session-client';

const FLOOD = 10_000;
const AT_ONCE = 16;

jest.setTimeout(120_000);

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
  });

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

  it('that are invalid get their code, change nothing, and a valid one links', async () => {
    const { session, link } = await begin('invalid');
    const before = { ...(await session.attempt()), deadline: 0 };
    const challenge = await session.challenge();
    const good = await owner.sign(challenge);
    const other = await owner.sign({
      ...challenge,
      challenge: 'AAAAAAAAAAAAAAAAAAAAAA',
    });
    await owner.setUserVerified(false);
    const unverified = await owner.sign({
      ...challenge,
      userVerification: 'discouraged',
    });
    await owner.setUserVerified(true);
    const refused = [
      [null, 400, 'PASSKEY_BAD_BODY'],
      [{ ...good, id: `${good.id}!` }, 400, 'PASSKEY_BAD_BASE64URL'],
      [other, 422, 'PASSKEY_CHALLENGE_MISMATCH'],
      [unverified, 422, 'PASSKEY_USER_NOT_VERIFIED'],
    ] as const;
    for (const [body, status, code] of refused) {
      const answer = await session.submit(body);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect({ ...(await session.attempt()), deadline: 0 }).toEqual(before);
      expect(await session.challenge()).toEqual(challenge);
    }
    expect((await session.submit(good)).status).toBe(201);
    await standIn.phone.approve({ link });
    await session.next('WORKING');
    for (const body of [other, { ...good, type: 'other' }]) {
      expect(await session.submit(body)).toMatchObject({
        status: 422,
        body: { code: 'PASSKEY_NOT_PENDING' },
      });
    }
    expect((await session.submit(good)).status).toBe(201);
    await session.delete();
  });

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
    const flooding = flood(host.api, {
      path: '/api/flooded/auth/passkey',
      body: JSON.stringify({ type: 'public-key', response: {} }),
      count: FLOOD,
      connections: AT_ONCE,
    });
    await linkSession(other, standIn, owner);
    const statuses = await flooding;
    // Five invalid ones a challenge; the rest is not even looked at.
    expect([...statuses]).toEqual([
      [400, 5],
      [429, FLOOD - 5],
    ]);
    // State unchanged: the attempt waits, and a fresh challenge links.
    expect((await flooded.attempt()).phase).toBe('awaiting-assertion');
    await renewAndLink(flooded, standIn, owner, link);
    await other.delete();
    await flooded.delete();
  });
});
