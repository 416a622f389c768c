import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import { BrowserHost } from './hosts/browser-host';
import { browserOf } from './hosts/browser-processes';
import { CapturedClients } from './hosts/captured-clients';
import { linkSession, reachGate } from './hosts/link-session';
import type { Answer } from './hosts/api-client';
import type { ErrorBody, SessionClient } from './hosts/session-client';

/** When the fault strikes; `during`: the assertion is on its way. */
const moments = ['before', 'during', 'after'] as const;

type Moment = (typeof moments)[number];

/** docs/errors.md: what says that the attempt is over, with its status. */
const endings = [
  '404 PASSKEY_SESSION_NOT_FOUND',
  '410 PASSKEY_ABORTED_BY_PAGE',
  '503 PASSKEY_BROWSER_GONE',
];

jest.setTimeout(120_000);

describe('a fault around the signature', () => {
  let standIn: StandIn;
  let owner: Owner;
  let host: BrowserHost;
  const clients = new CapturedClients();

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
    clients.release();
  });

  const begin = async (name: string): Promise<SessionClient> => {
    const session = host.session(name);
    await session.create();
    await session.next('SCAN_QR_CODE');
    await reachGate(session, standIn);
    return session;
  };

  /** Lets `strike` happen at that moment; returns the answer to the submit. */
  const strikeAt = async (
    moment: Moment,
    session: SessionClient,
    strike: () => Promise<void> | void,
  ) => {
    const assertion = await owner.sign(await session.challenge());
    switch (moment) {
      case 'before':
        await strike();
        return null;
      case 'during': {
        const answer = session.submit(assertion);
        await strike();
        return answer;
      }
      case 'after': {
        const delivered = standIn.deliveries.length;
        const answer = await session.submit(assertion);
        expect(answer.status).toBe(201);
        await standIn.waitForDelivery(delivered + 1);
        await strike();
        return answer;
      }
    }
  };

  /**
   * Whatever came first: a success only if the page acknowledged it, and the
   * attempt went on to the phone; else an error that says that it is over.
   */
  const expectTruth = (
    answer: Answer<ErrorBody> | null,
    session: SessionClient,
    attemptId: string | undefined,
  ): void => {
    if (answer === null) return;
    const phases = session.log
      .of(session.name)
      .map(({ payload }) => payload.passkey)
      .filter((attempt) => attempt?.attemptId === attemptId)
      .map((attempt) => attempt?.phase);
    const { status, body } = answer;
    if (status === 201) {
      expect(phases).toContain('awaiting-phone');
    } else {
      expect(endings).toContain(`${status} ${body.code}`);
      expect(body.retryable).toBe(false);
    }
  };

  it.each(moments)(
    'ends FAILED with the reason when the browser is killed %s it, and links after a restart',
    async (moment) => {
      const session = await begin(`killed-${moment}`);
      const skip = session.seen;
      const answer = await strikeAt(moment, session, async () => {
        process.kill(await browserOf(host.folder, session.name), 'SIGKILL');
      });
      const { payload } = await session.next('FAILED', skip);
      expect(payload.reason).toMatch(/browser/i);
      expect(payload.passkey?.reason?.code).toBe('BROWSER_GONE');
      expectTruth(answer, session, payload.passkey?.attemptId);
      expect(
        session.steps.filter((status) => status === 'FAILED'),
      ).toHaveLength(1);
      const again = session.seen;
      await session.order('restart');
      await session.next('SCAN_QR_CODE', again);
      await linkSession(session, standIn, owner);
      await session.delete();
    },
  );

  it.each(moments)(
    'shows a fresh QR code with the reason when the page is reloaded %s it, and links',
    async (moment) => {
      const session = await begin(`reloaded-${moment}`);
      const skip = session.seen;
      const answer = await strikeAt(moment, session, async () => {
        await clients.newestPage.reload();
      });
      const { payload } = await session.next('SCAN_QR_CODE', skip);
      expect(payload.passkey?.reason?.code).toBe('PAGE_RELOADED');
      expectTruth(answer, session, payload.passkey?.attemptId);
      await linkSession(session, standIn, owner);
      await session.delete();
    },
  );

  it.each(moments)(
    'ends FAILED with the reason when the page crashes %s it',
    async (moment) => {
      const session = await begin(`crashed-${moment}`);
      const skip = session.seen;
      const cdp = await clients.newestPage.createCDPSession();
      const answer = await strikeAt(moment, session, () => {
        // Never answered: there is no page left to do so.
        cdp.send('Page.crash').catch(() => undefined);
      });
      const { payload } = await session.next('FAILED', skip);
      expect(payload.reason).toMatch(/crashed|gone/);
      expect(payload.passkey?.reason?.code).toBe('BROWSER_GONE');
      expectTruth(answer, session, payload.passkey?.attemptId);
      await session.delete();
    },
  );

  it('goes on in a page that reloads itself while it starts', async () => {
    const session = host.session('restless');
    await session.create();
    await session.next('STARTING');
    await standIn.waitForScreen('qr');
    await clients.newestPage.reload();
    await session.next('SCAN_QR_CODE');
    await linkSession(session, standIn, owner);
    expect(session.steps.at(-1)).toBe('WORKING');
    await session.delete();
  });

  it('notices that a linked device was unlinked on the phone', async () => {
    const session = host.session('unlinked');
    await session.create();
    await session.next('SCAN_QR_CODE');
    await linkSession(session, standIn, owner);
    const { deviceId } = standIn.connections.find(
      (connection) => connection.deviceId !== null,
    ) ?? { deviceId: null };
    standIn.phone.unlink(deviceId ?? '');
    const { payload } = await session.next('FAILED');
    expect(payload.reason).toContain('unlinked');
    const skip = session.seen;
    await session.order('start');
    await session.next('SCAN_QR_CODE', skip);
    await session.delete();
  });
});
