import {
  Controller,
  Get,
  Injectable,
  Module,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import type {
  CanActivate,
  ExecutionContext,
  INestApplication,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { InMemoryDriver } from '@waha-passkey/testbed/driver';
import { exceptHandoffPage } from '../src/except-handoff-page';
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

/** The password of Swagger stands before all else, as in WAHA. */
export async function startWaha(
  native: boolean,
): Promise<INestApplication<Server>> {
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
  app.use(exceptHandoffPage(askSwaggerPassword));
  await app.init();
  return app;
}

/** As WAHA's: every path but those that begin with one of a list. */
function askSwaggerPassword(
  { url = '' }: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): void {
  if (['/api/', '/health'].some((path) => url.startsWith(path))) {
    next();
    return;
  }
  response.statusCode = 401;
  response.setHeader('WWW-Authenticate', 'Basic');
  response.end();
}

export const challenge = {
  challenge: 'AAECAwQFBgcICQoLDA0ODw',
  rpId: 'whatsapp.com',
  allowCredentials: [],
  userVerification: 'required',
};

/** A session `default` in WAHA that waits for a signature. */
export function askPasskey(): InMemoryDriver {
  const driver = new InMemoryDriver();
  passkeyHost().sessions.attach('default', driver);
  driver.emit({ type: 'gate', kind: 'linking', challenge });
  driver.emit({
    type: 'call',
    callId: '1',
    kind: 'linking',
    challenge,
    origin: 'https://web.whatsapp.com',
  });
  return driver;
}
