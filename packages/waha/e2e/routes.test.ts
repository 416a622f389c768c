import { Controller, Get, Injectable, Module, UseGuards } from '@nestjs/common';
import type {
  CanActivate,
  ExecutionContext,
  INestApplication,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { SetMetadata } from '@nestjs/common';
import type { Server } from 'node:http';
import request from 'supertest';
import { InMemoryDriver } from '@waha-passkey/testbed/driver';
import { passkeyControllers } from '../src/passkey-controllers';
import { passkeyHost } from '../src/passkey-host';
import { passkeyModule } from '../src/passkey-module';

/** As WAHA's: only its own module can inject it into a guard. */
@Injectable()
class AbilityFactory {
  allows(key: unknown): boolean {
    return key === 'right';
  }
}

@Injectable()
class PoliciesGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly abilities: AbilityFactory,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const policy = this.reflector.getAllAndOverride<string>('check_policies', [
      context.getHandler(),
      context.getClass(),
    ]);
    const { headers } = context
      .switchToHttp()
      .getRequest<{ headers: Record<string, string> }>();
    return policy === 'use session' && this.abilities.allows(headers['key']);
  }
}

class WhatsappSessionWebJSCore {}

abstract class SessionManager {
  abstract exists(name: string): Promise<boolean>;
  EngineClass = WhatsappSessionWebJSCore;
}

class SessionManagerCore extends SessionManager {
  exists(name: string): Promise<boolean> {
    return Promise.resolve(name === 'default' || name === 'stopped');
  }
}

function createAuthController(native: boolean) {
  @Controller('api/:session/auth')
  @UseGuards(PoliciesGuard)
  class AuthController {
    constructor(readonly manager: SessionManager) {}

    @Get('qr')
    getQR(): string {
      return 'qr';
    }
  }

  @Controller('api/:session/auth')
  @UseGuards(PoliciesGuard)
  class LaterAuthController {
    constructor(readonly manager: SessionManager) {}

    @Get('passkey/challenge')
    getPasskeyChallenge(): string {
      return 'WAHA answers';
    }
  }

  const chosen = native ? LaterAuthController : AuthController;
  SetMetadata('check_policies', 'use session')(chosen);
  return chosen;
}

async function startWaha(native: boolean): Promise<INestApplication<Server>> {
  const AuthController = createAuthController(native);

  @Module({
    imports: [passkeyModule()],
    controllers: [AuthController, ...passkeyControllers(AuthController)],
    providers: [
      AbilityFactory,
      PoliciesGuard,
      { provide: SessionManager, useClass: SessionManagerCore },
    ],
  })
  class AppModule {}

  const testing = await Test.createTestingModule({
    imports: [AppModule],
  }).compile();
  const app = testing.createNestApplication<INestApplication<Server>>();
  await app.init();
  return app;
}

const challenge = {
  challenge: 'AAECAwQFBgcICQoLDA0ODw',
  rpId: 'whatsapp.com',
  allowCredentials: [],
  userVerification: 'required',
};

describe.each([
  ['before 2026.7', false],
  ['from 2026.7 on', true],
])('the routes in a WAHA %s', (_when, native) => {
  let app: INestApplication<Server>;
  let driver: InMemoryDriver;

  const get = (path: string, key = 'right') =>
    request(app.getHttpServer()).get(path).set('key', key);
  const post = (path: string, key = 'right') =>
    request(app.getHttpServer()).post(path).set('key', key);

  beforeAll(async () => {
    app = await startWaha(native);
  });

  afterAll(() => app.close());

  beforeEach(() => {
    driver = new InMemoryDriver();
    passkeyHost().sessions.attach('default', driver);
    driver.emit({ type: 'gate', kind: 'linking', challenge });
    driver.emit({
      type: 'call',
      callId: '1',
      kind: 'linking',
      challenge,
      origin: 'https://web.whatsapp.com',
    });
  });

  afterEach(() => passkeyHost().sessions.detach('default'));

  it('answer the challenge, from WAHA itself where it can', async () => {
    const answer = await get('/api/default/auth/passkey/challenge');
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(
      native ? 'WAHA answers' : JSON.stringify(challenge),
    );
  });

  it('are guarded as WAHA guards its own', async () => {
    for (const answer of [
      await get('/api/default/auth/passkey', 'wrong'),
      await get('/api/default/auth/passkey/capability', 'wrong'),
      await post('/api/default/auth/passkey/reject', 'wrong'),
      await post('/api/default/auth/passkey/cancel', 'wrong'),
      await post('/api/default/auth/passkey/renew', 'wrong'),
      ...(native
        ? []
        : [
            await get('/api/default/auth/passkey/challenge', 'wrong'),
            await get('/api/default/auth/passkey/confirmation', 'wrong'),
            await post('/api/default/auth/passkey', 'wrong'),
            await post('/api/default/auth/passkey/confirm', 'wrong'),
          ]),
    ]) {
      expect(answer.status).toBe(403);
    }
    expect(driver.orders).toEqual([]);
  });

  it('show the attempt, and cancel it', async () => {
    const shown = await get('/api/default/auth/passkey');
    expect(shown.body).toMatchObject({ phase: 'awaiting-assertion' });
    expect((await post('/api/default/auth/passkey/cancel')).status).toBe(201);
    expect(driver.countOrders('cancel')).toBe(1);
  });

  it('say what a stopped session can, and that another does not exist', async () => {
    const stopped = await get('/api/stopped/auth/passkey/capability');
    expect(stopped.body).toMatchObject({ supported: true });
    expect((await get('/api/stopped/auth/passkey')).status).toBe(404);
    expect((await get('/api/nobody/auth/passkey')).status).toBe(404);
  });
});
