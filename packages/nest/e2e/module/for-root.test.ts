import { Injectable, Module } from '@nestjs/common';
import {
  PasskeyModule,
  PasskeySessions,
  type KnownSession,
  type PasskeySessionDirectory,
} from '@waha-passkey/nest';
import {
  answeringCapability,
  InMemoryDriver,
  ManualClock,
  refusingCapability,
} from '@waha-passkey/testbed/driver';
import { raiseGate } from '../hosts/gate';
import { startHost, startModule } from '../hosts/host';
import { Log } from '../hosts/log';
import { Owner } from '../hosts/owner';

@Injectable()
class Settings {
  readonly perMinute = 2;
}

@Module({ providers: [Settings], exports: [Settings] })
class SettingsModule {}

describe('PasskeyModule', () => {
  it('takes its options from a factory', async () => {
    const log = new Log();

    @Module({
      imports: [
        PasskeyModule.forRootAsync({
          imports: [SettingsModule],
          inject: [Settings],
          useFactory: async ({ perMinute }: Settings) => {
            await Promise.resolve();
            return { logger: log, limits: { perMinute } };
          },
        }),
      ],
    })
    class HostModule {}

    const host = await startModule(HostModule, log);
    const { driver } = host.run();
    raiseGate(driver);
    const statuses = [];
    for (let submit = 0; submit < 3; submit += 1) {
      statuses.push((await host.submit({})).status);
    }
    expect(statuses).toEqual([400, 400, 429]);
    await host.close();
  });

  it('shares nothing between two instances in one process', async () => {
    const owner = await Owner.create();
    const [one, two] = [await startHost(), await startHost()];
    expect(one.sessions).not.toBe(two.sessions);
    const { driver } = one.run();
    const challenge = raiseGate(driver);
    await two.get('challenge').expect(404);
    await two.submit(owner.sign(challenge)).expect(404);
    const other = two.run();
    await two.get('challenge').expect(422);
    raiseGate(other.driver);
    for (let submit = 0; submit < 10; submit += 1) await two.submit({});
    await two.close();
    await one.submit(owner.sign(challenge)).expect(201);
    await one.close();
    expect([driver.observers, other.driver.observers]).toEqual([0, 0]);
  });

  it('takes the sessions of its host, and leaves them open', async () => {
    const sessions = new PasskeySessions();
    const driver = new InMemoryDriver();
    sessions.attach('default', driver);
    const challenge = raiseGate(driver);
    const host = await startHost({ sessions });
    expect(host.sessions).toBe(sessions);
    await host.get('challenge').expect(200, challenge);
    await host.close();
    expect(sessions.find('default')?.challenge()).toEqual(challenge);
    sessions.close();
  });

  it('ends what is open when its host closes', async () => {
    const owner = await Owner.create();
    const host = await startHost();
    const { driver } = host.run();
    const challenge = raiseGate(driver);
    const held = driver.holdNext('deliver');
    const answer = host.submit(owner.sign(challenge)).then();
    await held.started;
    await host.close();
    expect((await answer).status).toBe(503);
    expect(driver.observers).toBe(0);
  });

  it('runs on the clock it is given', async () => {
    const clock = new ManualClock({ wallMs: 1_000_000 });
    const host = await startHost({ clock });
    const { driver } = host.run();
    raiseGate(driver);
    const answer = await host.get('').expect(200);
    expect(answer.body).toMatchObject({
      requestedAt: 1_000_000,
      expiresAt: 1_600_000,
      codeFreeUntil: 1_300_000,
    });
    await host.close();
  });
});

describe('the host’s directory of sessions', () => {
  const known: Record<string, KnownSession> = {
    'stopped one': { capability: answeringCapability },
    noweb: { capability: refusingCapability },
    odd: { capability: null },
  };

  /** Injects what the module exports, as a service of a host does. */
  @Injectable()
  class Directory implements PasskeySessionDirectory {
    constructor(readonly sessions: PasskeySessions) {}

    find(session: string): Promise<KnownSession | null> {
      const found = Object.hasOwn(known, session) ? known[session] : null;
      return Promise.resolve(found ?? null);
    }
  }

  @Module({
    imports: [
      PasskeyModule.forRoot({
        logger: new Log(),
        directory: Directory,
        documentation: 'https://example.com/docs-of-ours',
      }),
    ],
    providers: [Directory],
  })
  class HostModule {}

  it('tells a session that is stopped from one that is not there', async () => {
    const host = await startModule(HostModule, new Log());
    const stopped = await host.get('challenge', 'stopped%20one').expect(404);
    expect(stopped.body).toMatchObject({
      code: 'PASSKEY_SESSION_NOT_FOUND',
      message:
        'This session is not running. Start it with POST /api/sessions/stopped%20one/start.',
    });
    for (const name of ['nobody', 'constructor']) {
      const absent = await host.post('cancel', name).expect(404);
      expect(absent.body).toMatchObject({
        code: 'PASSKEY_SESSION_NOT_FOUND',
        message: expect.stringContaining(
          'There is no session of this name.',
        ) as string,
      });
    }
    await host.close();
  });

  it('answers for the capability of a stopped session', async () => {
    const host = await startModule(HostModule, new Log());
    const documentation = 'https://example.com/docs-of-ours/docs/engines.md';
    await host
      .get('capability', 'stopped%20one')
      .expect(200, { ...answeringCapability, documentation });
    await host
      .get('capability', 'noweb')
      .expect(200, { ...refusingCapability, documentation });
    await host.get('capability', 'odd').expect(404);
    await host.get('capability', 'nobody').expect(404);
    const { driver } = host.run('odd');
    driver.capability = refusingCapability;
    const running = await host.get('capability', 'odd').expect(200);
    expect(running.body).toEqual({ ...refusingCapability, documentation });
    await host.close();
  });

  it('may be missing: a running session answers all the same', async () => {
    const host = await startHost();
    await host.get('capability').expect(404);
    host.run();
    const answer = await host.get('capability').expect(200);
    expect(answer.body).toEqual(answeringCapability);
    await host.close();
  });
});
