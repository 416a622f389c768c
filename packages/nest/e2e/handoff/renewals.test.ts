import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';
import { ManualClock } from '@waha-passkey/testbed/driver';
import { raiseGate } from '../hosts/gate';
import { expectRefusal, HandoffClient, page } from '../hosts/handoff-client';
import { startHost, type Host, type RunningSession } from '../hosts/host';
import { Owner } from '../hosts/owner';

describe('a hand-off link', () => {
  let owner: Owner;
  let host: Host;
  let clock: ManualClock;
  let session: RunningSession;
  let client: HandoffClient;

  beforeAll(async () => {
    owner = await Owner.create();
  });

  beforeEach(async () => {
    clock = new ManualClock();
    host = await startHost({
      clock,
      handoff: { publicUrl: 'https://waha.example.org/base', page },
    });
    session = host.run();
    client = new HandoffClient(host);
  });

  afterEach(() => host.close());

  const mint = (name?: string) => client.mint(name);
  const ask: HandoffClient['ask'] = (...asked) => client.ask(...asked);
  const open: HandoffClient['open'] = (...link) => client.open(...link);
  const read = (claim: string) => client.read(claim);

  it('goes on with the attempt that its holder renewed', async () => {
    raiseGate(session.driver);
    const { claim, view } = await open(await mint());
    session.driver.react('renew', () => raiseGate(session.driver));
    await ask('post', 'renew', claim).expect(201);
    const { attempt } = await read(claim);
    expect(attempt.attemptId).not.toBe(view.attempt.attemptId);
    expect(attempt.phase).toBe('awaiting-assertion');
  });

  it('follows its own renewal while WhatsApp is slow to ask again', async () => {
    raiseGate(session.driver);
    const { claim, view } = await open(await mint());
    session.driver.react('renew', () => raiseGate(session.driver));
    const held = session.driver.holdNext('renew');
    const renewed = ask('post', 'renew', claim).expect(201).then();
    await held.started;
    const meanwhile = (await read(claim)).attempt;
    expect(meanwhile.phase).toBe('gate-seen');
    expect(meanwhile.attemptId).not.toBe(view.attempt.attemptId);
    held.release();
    await renewed;
    expect((await read(claim)).attempt.phase).toBe('awaiting-assertion');
  });

  it('outlives a renewal that failed, and may try again', async () => {
    raiseGate(session.driver);
    const { claim } = await open(await mint());
    session.driver.failNext(
      'renew',
      new PasskeyError(PasskeyErrorCode.PAGE_TIMEOUT, 'Too slow.'),
    );
    await expectRefusal(
      ask('post', 'renew', claim),
      504,
      'PASSKEY_PAGE_TIMEOUT',
    );
    expect((await read(claim)).attempt).toMatchObject({
      phase: 'ended',
      retryable: true,
    });
    session.driver.react('renew', () => raiseGate(session.driver));
    await ask('post', 'renew', claim).expect(201);
    expect((await read(claim)).attempt.phase).toBe('awaiting-assertion');
  });

  it('takes a signature for the renewed request before the renewal is acknowledged', async () => {
    raiseGate(session.driver);
    const { claim } = await open(await mint());
    const held = session.driver.holdNext('renew');
    const renewed = ask('post', 'renew', claim).expect(201).then();
    await held.started;
    const challenge = raiseGate(session.driver);
    await ask('post', 'assertion', claim)
      .send(owner.sign(challenge))
      .expect(201);
    held.release();
    await renewed;
    clock.advance(300_000);
    expect((await read(claim)).attempt.phase).toBe('awaiting-phone');
  });

  it.each([
    ['delivered', 201],
    ['refused', 503],
  ] as const)(
    'that expires while its signature is delivered shows that it was %s',
    async (outcome, status) => {
      const challenge = raiseGate(session.driver);
      const { claim } = await open(await mint());
      clock.advance(299_000);
      const held = session.driver.holdNext('deliver');
      const submitted = ask('post', 'assertion', claim)
        .send(owner.sign(challenge))
        .expect(status)
        .then();
      await held.started;
      clock.advance(2_000);
      expect((await read(claim)).attempt.phase).toBe('delivering');
      if (outcome === 'delivered') held.release();
      else held.fail(new PasskeyError(PasskeyErrorCode.BROWSER_GONE, 'No.'));
      await submitted;
      const { attempt } = await read(claim);
      expect(attempt.phase).toBe(
        outcome === 'delivered' ? 'awaiting-phone' : 'ended',
      );
      if (outcome === 'delivered') return;
      await expectRefusal(
        ask('post', 'renew', claim),
        410,
        'PASSKEY_TICKET_EXPIRED',
      );
      clock.advance(10_000);
      await expectRefusal(
        ask('get', 'attempt', claim),
        410,
        'PASSKEY_TICKET_EXPIRED',
      );
    },
  );
});
