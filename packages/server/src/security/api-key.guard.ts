import {
  Inject,
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PUBLIC_ROUTE } from '@waha-passkey/nest';
import type { IncomingMessage } from 'node:http';
import type { Settings } from '../settings/settings';
import { SETTINGS } from '../settings/settings-token';

/** Every route needs `X-Api-Key`, unless it says that it is public. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    // Sockets were checked at the upgrade.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<IncomingMessage>();
    const key = request.headers['x-api-key'];
    const isKnown =
      typeof key === 'string' && this.settings.apiKey.matches(key);
    if (isKnown || this.isPublic(context)) return true;
    throw new UnauthorizedException();
  }

  private isPublic(context: ExecutionContext): boolean {
    return (
      this.reflector.getAllAndOverride<boolean>(PUBLIC_ROUTE, [
        context.getHandler(),
        context.getClass(),
      ]) === true
    );
  }
}
