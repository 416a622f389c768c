import { ManualClock } from '@waha-passkey/testbed/driver';
import { raiseGate } from '../hosts/gate';
import {
  expectRefusal,
  HandoffClient,
  page,
  ticketOf,
} from '../hosts/handoff-client';
import { startHost, type Host, type RunningSession } from '../hosts/host';

describe('a hand-off link', () => {
  let host: Host;
  let clock: ManualClock;
  let session: RunningSession;
  let client: HandoffClient;

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

  it('opens once', async () => {
    raiseGate(session.driver);
    const link = await mint();
    await open(link);
    await expectRefusal(
      ask('post', 'claim', ticketOf(link.url)),
      409,
      'PASSKEY_TICKET_USED',
    );
  });

  it('can be passed on to another device, and is then dead here', async () => {
    raiseGate(session.driver);
    const { claim } = await open(await mint());
    const moved = await ask('post', 'transfer', claim).expect(201);
    await expectRefusal(
      ask('get', 'attempt', claim),
      409,
      'PASSKEY_TICKET_USED',
    );
    const { view } = await open(moved.body as { url: string });
    expect(view.session).toBe('default');
  });

  it('expires, opened or not', async () => {
    raiseGate(session.driver);
    const link = await mint();
    clock.advance(299_999);
    const { claim } = await open(link);
    clock.advance(1);
    await expectRefusal(
      ask('get', 'attempt', claim),
      410,
      'PASSKEY_TICKET_EXPIRED',
    );
    const late = await mint();
    clock.advance(300_000);
    await expectRefusal(
      ask('post', 'claim', ticketOf(late.url)),
      410,
      'PASSKEY_TICKET_EXPIRED',
    );
  });

  it('dies when a newer one is given out', async () => {
    raiseGate(session.driver);
    const { claim } = await open(await mint());
    await mint();
    await expectRefusal(
      ask('get', 'attempt', claim),
      410,
      'PASSKEY_TICKET_REPLACED',
    );
  });

  it('dies with its attempt', async () => {
    raiseGate(session.driver);
    const { claim } = await open(await mint());
    raiseGate(session.driver);
    await expectRefusal(
      ask('get', 'attempt', claim),
      410,
      'PASSKEY_TICKET_REPLACED',
    );
  });

  it('dies with its session', async () => {
    raiseGate(session.driver);
    const { claim } = await open(await mint());
    host.sessions.detach('default');
    await expectRefusal(
      ask('post', 'assertion', claim).send({}),
      410,
      'PASSKEY_TICKET_REPLACED',
    );
  });

  it('dies of five bad submits, and the attempt survives them', async () => {
    const challenge = raiseGate(session.driver);
    const { claim } = await open(await mint());
    for (let i = 0; i < 5; i += 1) {
      await expectRefusal(
        ask('post', 'assertion', claim).send({ bad: i }),
        400,
        'PASSKEY_BAD_BODY',
      );
    }
    await expectRefusal(
      ask('get', 'attempt', claim),
      410,
      'PASSKEY_TICKET_REPLACED',
    );
    expect(session.passkey.challenge()).toEqual(challenge);
    expect(session.driver.countOrders('deliver')).toBe(0);
  });
});
