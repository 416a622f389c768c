import { randomBytes } from 'node:crypto';
import type { LoggerService } from '@nestjs/common';
import type { PasskeyAssertion } from '@waha-passkey/contract';
import { assertionFaults } from '../assertion/assertion-faults';
import { createChallenge, raiseGate } from '../hosts/gate';
import { startHost, toPath, type Host } from '../hosts/host';
import { Owner } from '../hosts/owner';
import { sendRaw } from '../hosts/send-raw';

/** Everything Nest itself would log, at every level. */
class NestLines implements LoggerService {
  readonly lines: string[] = [];

  private readonly add = (...parts: unknown[]): void => {
    this.lines.push(
      parts
        .map((part) => (part instanceof Error ? part.stack : String(part)))
        .join(' '),
    );
  };

  readonly log = this.add;
  readonly error = this.add;
  readonly warn = this.add;
  readonly debug = this.add;
  readonly verbose = this.add;
  readonly fatal = this.add;
}

describe('secrets', () => {
  const code = 'CAN4RY77';
  let owner: Owner;
  let host: Host;
  let nest: NestLines;
  let secrets: string[];
  let answers: string[];

  beforeEach(async () => {
    owner = await Owner.create();
    nest = new NestLines();
    host = await startHost({}, (app) => app.useLogger(nest));
    secrets = [code, owner.credentialId];
    answers = [];
  });

  afterEach(() => host.close());

  const noteSecrets = ({ response }: PasskeyAssertion): void => {
    const texts: (string | null)[] = Object.values({ ...response });
    secrets.push(...texts.filter((text) => text !== null));
  };

  const expectNoSecrets = (): void => {
    const told = [...host.log.lines, ...nest.lines, ...answers].join('\n');
    expect(told).not.toBe('');
    expect(secrets.length).toBeGreaterThan(3);
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  };

  it('are in no log line of a whole ceremony', async () => {
    const { driver } = host.run();
    const challenge = raiseGate(driver);
    const assertion = owner.sign(challenge);
    noteSecrets(assertion);
    secrets.push(challenge.challenge);
    await host.get('challenge').expect(200);
    await host.submit(assertion).expect(201);
    driver.emit({ type: 'code', code, selfConfirming: false });
    await host.get('confirmation').expect(200);
    await host.post('confirm').expect(201);
    driver.emit({ type: 'completed' });
    expectNoSecrets();
  });

  it('are in no error, and in no log line of an error', async () => {
    for (const [index, fault] of assertionFaults.entries()) {
      const name = `session-${index}`;
      const { driver } = host.run(name);
      const allowCredentials = [{ type: 'public-key', id: owner.credentialId }];
      const challenge = raiseGate(
        driver,
        createChallenge({ allowCredentials }),
      );
      const assertion = owner.sign(challenge);
      noteSecrets(assertion);
      secrets.push(challenge.challenge);
      const answer = await host.submit(fault.spoil(assertion), name);
      expect(answer.status).toBe(fault.status);
      answers.push(answer.text);
    }
    expectNoSecrets();
  });

  it('are in no answer when the engine fails with them in its words', async () => {
    const { driver } = host.run();
    const challenge = raiseGate(driver);
    const assertion = owner.sign(challenge);
    noteSecrets(assertion);
    const text = JSON.stringify(assertion);
    driver.failNext(
      'deliver',
      new Error(`Protocol error: ${text}\n  at ${text}`),
    );
    driver.failNext('cancel', Object.assign(new Error(text), { stack: text }));
    answers.push((await host.submit(assertion).expect(500)).text);
    answers.push((await host.post('cancel').expect(500)).text);
    expect(host.log.lines.join('\n')).toContain('Unforeseen error');
    expectNoSecrets();
  });

  it('are in no answer when the body is broken, or goes elsewhere', async () => {
    const { driver } = host.run();
    const challenge = raiseGate(driver);
    const assertion = owner.sign(challenge);
    noteSecrets(assertion);
    const broken = JSON.stringify(assertion).slice(0, -1);
    for (const [route, type] of [
      ['', 'application/json'],
      ['', 'text/plain'],
      ['renew', 'application/json'],
      [`?attemptId=${randomBytes(9).toString('hex')}`, 'application/json'],
    ] as const) {
      const url = host.url + toPath(route);
      const { body } = await sendRaw(url, [broken], { 'content-type': type });
      answers.push(JSON.stringify(body));
    }
    const nowhere = host.url + toPath('', 'nobody');
    const { body } = await sendRaw(nowhere, [JSON.stringify(assertion)]);
    answers.push(JSON.stringify(body));
    expectNoSecrets();
  });
});
