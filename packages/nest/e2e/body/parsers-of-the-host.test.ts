import {
  Body,
  Controller,
  Module,
  Post,
  type INestApplication,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { PasskeyModule } from '@waha-passkey/nest';
import express, {
  json,
  text,
  urlencoded,
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import { raiseGate } from '../hosts/gate';
import {
  Host,
  startHost,
  startModule,
  toPath,
  type RunningSession,
} from '../hosts/host';
import { Log } from '../hosts/log';
import { Owner } from '../hosts/owner';
import { sendRaw } from '../hosts/send-raw';

const KIB = 1024;

@Module({ imports: [PasskeyModule.forRoot({ logger: new Log() })] })
class HostModule {}

async function listen(app: INestApplication): Promise<Host> {
  await app.listen(0, '127.0.0.1');
  return new Host(app, new Log());
}

/** What body-parser 1 asks, which Nest 11.0 brings, before it reads a body. */
function oldParser(
  request: Request & { _body?: boolean },
  _response: Response,
  next: NextFunction,
): void {
  if (request._body || request.readable) next();
  else next(new Error('stream is not readable'));
}

/** Where the module cannot come first. */
const hosts: [string, () => Promise<Host>][] = [
  [
    'parsers of its own behind the module',
    () =>
      startHost({}, (app) => {
        app.use(json({ limit: '50mb' }), text(), urlencoded());
      }),
  ],
  [
    'parsers of the generation of body-parser 1 behind the module',
    () => startHost({}, (app) => app.use(oldParser)),
  ],
  [
    'an application of @nestjs/testing',
    async () => {
      const builder = Test.createTestingModule({ imports: [HostModule] });
      const app = (await builder.compile()).createNestApplication();
      app.useLogger(false);
      return listen(app);
    },
  ],
  [
    'a server of its own with small parsers before the module',
    async () => {
      const server = express();
      server.use(json({ limit: '10kb' }), text(), urlencoded());
      const adapter = new ExpressAdapter(server);
      const app = await NestFactory.create(HostModule, adapter, {
        logger: false,
      });
      return listen(app);
    },
  ],
  [
    'a server of its own with large parsers before the module',
    async () => {
      const server = express();
      server.use(json({ limit: '50mb', strict: false }), urlencoded());
      const adapter = new ExpressAdapter(server);
      const app = await NestFactory.create(HostModule, adapter, {
        logger: false,
      });
      return listen(app);
    },
  ],
];

describe.each(hosts)('with %s', (_, start) => {
  let owner: Owner;
  let host: Host;
  let session: RunningSession;
  let url: string;

  beforeAll(async () => {
    owner = await Owner.create();
    host = await start();
    session = host.run();
    url = host.url + toPath('');
  });

  afterAll(() => host.close());

  it.each<[string, string[], string | null, number, string]>([
    ['too large', [' '.repeat(70 * KIB)], null, 413, 'BODY_TOO_LARGE'],
    [
      'too large when read',
      [`{"pad":"${'x'.repeat(70 * KIB)}"}`],
      null,
      413,
      'BODY_TOO_LARGE',
    ],
    ['not JSON', ['{"canary'], null, 400, 'BAD_BODY'],
    ['a word', ['"canary"'], null, 400, 'BAD_BODY'],
    ['text', ['{}'], 'text/plain', 415, 'NOT_JSON'],
    ['a form', ['a=b'], 'application/x-www-form-urlencoded', 415, 'NOT_JSON'],
    [
      'in UTF-16',
      ['{}'],
      'application/json; charset=utf-16be',
      415,
      'NOT_JSON',
    ],
    [
      'in no charset',
      ['{}'],
      'application/json; charset=canary',
      415,
      'NOT_JSON',
    ],
  ])('a body that is %s meets our own error', async (...row) => {
    const [, chunks, type, status, code] = row;
    raiseGate(session.driver);
    const answer = await sendRaw(url, chunks, {
      'content-type': type ?? 'application/json',
    });
    expect(answer).toMatchObject({
      status,
      body: { statusCode: status, code: `PASSKEY_${code}`, retryable: true },
    });
    expect(JSON.stringify(answer.body)).not.toContain('canary');
  });

  it.each<[string, string[], number]>([
    ['not JSON', ['{"canary'], 400],
    ['a word', ['"canary"'], 422],
    ['a number', ['42'], 422],
    ['an object', ['{}'], 422],
  ])(
    'a body that is %s is judged alike when nothing is pending',
    async (...row) => {
      const [, chunks, status] = row;
      await host.submit(owner.sign(raiseGate(session.driver))).expect(201);
      session.driver.emit({ type: 'completed' });
      const answer = await sendRaw(url, chunks);
      expect(answer.status).toBe(status);
      const empty = await sendRaw(url, [], {
        'content-type': 'application/json',
        'content-length': '0',
      });
      expect(empty.status).toBe(400);
    },
  );

  it('a valid body links', async () => {
    const challenge = raiseGate(session.driver);
    await host.submit(owner.sign(challenge)).expect(201);
    expect(session.passkey.attempt?.phase).toBe('awaiting-phone');
  });

  it('a bad body of an order does not matter', async () => {
    raiseGate(session.driver);
    const answer = await sendRaw(host.url + toPath('cancel'), ['{"canary']);
    expect(answer.status).toBe(201);
  });
});

describe('the routes of the host itself', () => {
  @Controller()
  class OwnController {
    @Post(['api/users/passkey', 'login/passkey/assertion', 'x/passkey/claim'])
    take(@Body() body: unknown): unknown {
      return { taken: body };
    }
  }

  @Module({
    imports: [PasskeyModule.forRoot({ logger: new Log() })],
    controllers: [OwnController],
  })
  class OwnModule {}

  it('keep their bodies, also when they are about passkeys', async () => {
    const host = await startModule(OwnModule, new Log());
    for (const path of [
      'api/users/passkey',
      'login/passkey/assertion',
      'x/passkey/claim',
    ]) {
      const answer = await sendRaw(`${host.url}/${path}`, ['{"a":1}']);
      expect(answer).toMatchObject({ status: 201, body: { taken: { a: 1 } } });
    }
    await host.close();
  });

  it('may all stand under a prefix', async () => {
    const owner = await Owner.create();
    const host = await startHost({}, (app) => app.setGlobalPrefix('v1'));
    const { driver } = host.run();
    const url = `${host.url}/v1${toPath('')}/`.toUpperCase();
    const challenge = raiseGate(driver);
    const bad = await sendRaw(url.replace('DEFAULT', 'default'), ['{"a']);
    expect(bad).toMatchObject({
      status: 400,
      body: { code: 'PASSKEY_BAD_BODY' },
    });
    const good = await sendRaw(`${host.url}/v1${toPath('')}`, [
      JSON.stringify(owner.sign(challenge)),
    ]);
    expect(good.status).toBe(201);
    await host.close();
  });
});
