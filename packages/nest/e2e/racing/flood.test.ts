import type { Server } from 'node:http';
import { raiseGate } from '../hosts/gate';
import { startHost, toPath, type Host } from '../hosts/host';
import { Owner } from '../hosts/owner';
import { flood } from './flood';

describe('a session that meets 10,000 bad submits', () => {
  let owner: Owner;
  let host: Host;

  beforeAll(async () => {
    owner = await Owner.create();
    host = await startHost();
    const server = host.app.getHttpServer() as Server;
    // No connection of the flood is idle: a busy machine only makes it look so.
    server.keepAliveTimeout = 0;
  });

  afterAll(() => host.close());

  it('does not keep another one from linking', async () => {
    const flooded = host.run('flooded');
    const other = host.run('other');
    raiseGate(flooded.driver);
    const attempt = flooded.passkey.attempt;
    const challenge = raiseGate(other.driver);
    let isOver = false;
    const over = flood({
      url: host.url + toPath('', 'flooded'),
      body: '{"type":"public-key"}',
      connections: 20,
      batches: 50,
      batch: 10,
    }).finally(() => (isOver = true));

    await host.get('challenge', 'other').expect(200, challenge);
    await host.submit(owner.sign(challenge), 'other').expect(201);
    other.driver.emit({ type: 'completed' });
    expect(other.passkey.attempt?.phase).toBe('completed');
    expect(isOver).toBe(false);

    expect(await over).toEqual({ 400: 5, 429: 9_995 });
    expect(flooded.passkey.attempt).toEqual(attempt);
    expect(flooded.driver.orders).toEqual([]);
  }, 300_000);
});
