import {
  ForbiddenException,
  Injectable,
  SetMetadata,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';

const POLICY = 'host:policy';

/** Who may do what: a key of the administrator, and one of another session. */
@Injectable()
export class KeyRing {
  mayUse(key: unknown, session: string): boolean {
    if (key === 'admin') return true;
    if (key === 'of-another') return session === 'another';
    throw new UnauthorizedException();
  }
}

export const CheckPolicies = (policy: string) => SetMetadata(POLICY, policy);

/** As in WAHA, it can be injected in the application's own module only. */
@Injectable()
export class PoliciesGuard implements CanActivate {
  constructor(
    private readonly keys: KeyRing,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const policy = this.reflector.getAllAndOverride<string | undefined>(
      POLICY,
      [context.getHandler(), context.getClass()],
    );
    if (policy === undefined) return true;
    const { headers, params } = context.switchToHttp().getRequest<{
      headers: Record<string, string>;
      params: { session: string };
    }>();
    if (this.keys.mayUse(headers['x-api-key'], params.session)) return true;
    throw new ForbiddenException();
  }
}
