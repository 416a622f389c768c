import type { PasskeyMetrics } from '@waha-passkey/nest';
import { raiseGate } from '../hosts/gate';
import { HandoffClient, page } from '../hosts/handoff-client';
import { startHost, type Host, type RunningSession } from '../hosts/host';
import { Owner } from '../hosts/owner';

/** A host's own registry, which keeps the order of the calls. */
class Registry implements PasskeyMetrics {
  readonly calls: string[] = [];
  readonly attemptBegan = this.keep('attemptBegan');
  readonly attemptEnded = this.keep('attemptEnded');
  readonly phaseLeft = this.keep('phaseLeft');
  readonly signed = this.keep('signed');
  readonly delivered = this.keep('delivered');
  readonly submitRefused = this.keep('submitRefused');

  private keep(name: keyof PasskeyMetrics) {
    return (labels: { session: string }) => {
      const { code, phase } = labels as { code?: string; phase?: string };
      this.calls.push([name, code ?? phase].filter(Boolean).join(' '));
    };
  }
}

class BrokenRegistry extends Registry {
  override readonly attemptBegan = () => this.fail();
  override readonly submitRefused = () => this.fail();

  private fail(): never {
    throw new Error('canary');
  }
}

describe('the metrics of a host', () => {
  let host: Host;
  let session: RunningSession;

  const start = async (metrics: PasskeyMetrics) => {
    host = await startHost({
      metrics,
      handoff: { publicUrl: 'https://waha.example.org', page },
    });
    session = host.run();
    raiseGate(session.driver);
  };

  afterEach(() => host.close());

  it('follow an attempt from the challenge to the delivery', async () => {
    const registry = new Registry();
    await start(registry);
    const owner = await Owner.create();
    const challenge = await host.getChallenge();
    await host.submit(owner.sign(challenge)).expect(201);
    expect(registry.calls).toEqual([
      'attemptBegan',
      'phaseLeft gate-seen',
      'phaseLeft awaiting-assertion',
      'signed',
      'phaseLeft delivering',
      'delivered',
    ]);
  });

  it('count what is refused, whether it comes by the API or by a link', async () => {
    const registry = new Registry();
    await start(registry);
    await host.submit({ id: 'x' }).expect(400);
    await host.submit({ id: 'x' }, 'nobody').expect(404);
    const client = new HandoffClient(host);
    const { claim } = await client.open(await client.mint());
    await client.ask('post', 'assertion', claim).send({ id: 'x' }).expect(400);
    expect(
      registry.calls.filter((call) => call.startsWith('submitRefused')),
    ).toEqual([
      'submitRefused PASSKEY_BAD_BODY',
      'submitRefused PASSKEY_SESSION_NOT_FOUND',
      'submitRefused PASSKEY_BAD_BODY',
    ]);
  });

  it('change no answer when they fail', async () => {
    await start(new BrokenRegistry());
    await host.get('').expect(200);
    const { body } = await host.submit({ id: 'x' }).expect(400);
    expect(body).toMatchObject({ code: 'PASSKEY_BAD_BODY' });
    expect(JSON.stringify([body, host.log.lines])).not.toContain('canary');
  });
});
