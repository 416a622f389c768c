import { once } from 'node:events';
import { request } from 'node:http';
import { raiseGate } from '../hosts/gate';
import {
  startHost,
  toPath,
  type Host,
  type RunningSession,
} from '../hosts/host';
import { Owner } from '../hosts/owner';

describe('a submitter that disconnects', () => {
  let owner: Owner;
  let host: Host;
  let session: RunningSession;

  beforeEach(async () => {
    owner = await Owner.create();
    host = await startHost();
    session = host.run();
  });

  afterEach(() => host.close());

  it('half-way through its body has submitted nothing', async () => {
    const challenge = raiseGate(session.driver);
    const before = session.passkey.attempt;
    const text = JSON.stringify(owner.sign(challenge));
    const server = host.app.getHttpServer() as NodeJS.EventEmitter;
    const outgoing = request(host.url + toPath(''), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': String(text.length),
      },
    });
    outgoing.on('error', () => undefined);
    const arrived = once(server, 'request') as Promise<
      [NodeJS.EventEmitter, NodeJS.EventEmitter]
    >;
    outgoing.write(text.slice(0, text.length / 2));
    const [, response] = await arrived;
    const closed = once(response, 'close');
    outgoing.destroy();
    await closed;
    expect(session.passkey.attempt).toEqual(before);
    expect(session.driver.orders).toEqual([]);
    await host.submit(owner.sign(challenge)).expect(201);
    expect(session.driver.countOrders('deliver')).toBe(1);
  });

  it('during the delivery has submitted, and may ask again', async () => {
    const challenge = raiseGate(session.driver);
    const assertion = owner.sign(challenge);
    const held = session.driver.holdNext('deliver');
    const outgoing = request(host.url + toPath(''), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    outgoing.on('error', () => undefined);
    outgoing.end(JSON.stringify(assertion));
    await held.started;
    outgoing.destroy();
    const again = host.submit(assertion).then((answer) => answer.status);
    held.release();
    expect(await again).toBe(201);
    expect(session.driver.countOrders('deliver')).toBe(1);
    expect(session.passkey.attempt?.phase).toBe('awaiting-phone');
    expect(
      host.log.lines.filter((line) => /submit by/.test(line)),
    ).toHaveLength(2);
  });
});
