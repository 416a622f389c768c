import type { IncomingMessage } from 'node:http';
import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PasskeySessions } from '@waha-passkey/ceremony';
import type { PasskeyLogger } from '@waha-passkey/contract';
import { tap, type Observable } from 'rxjs';
import { toKnownError } from '../errors/to-known-error';
import { PASSKEY_LOGGER } from '../passkey-logger';
import { Audited } from './audited.decorator';

interface AuditedRequest extends IncomingMessage {
  params: { session?: string };
  /** Express: behind a trusted proxy, what that says. */
  ip?: string;
}

/** One line for each use: who, which session and attempt, what, with what end. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: PasskeySessions,
    @Inject(PASSKEY_LOGGER) private readonly logger: PasskeyLogger,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const action = this.reflector.get(Audited, context.getHandler());
    if (action === undefined) return next.handle();
    const request = context.switchToHttp().getRequest<AuditedRequest>();
    const session = request.params.session ?? '';
    const attemptId = this.sessions.find(session)?.attempt?.attemptId ?? 'none';
    const began = performance.now();
    const toLine = (outcome: string): string =>
      `[${toPrintable(session)}] passkey ${action} by ${
        request.ip ?? 'unknown'
      }: ${outcome}, attempt ${attemptId}, ${Math.round(
        performance.now() - began,
      )} ms`;
    return next.handle().pipe(
      tap({
        complete: () => this.logger.info(toLine('ok')),
        error: (thrown: unknown) =>
          this.logger.warn(toLine(toKnownError(thrown).code)),
      }),
    );
  }
}

/** A name from a URL must not forge lines. */
function toPrintable(name: string): string {
  return name.slice(0, 64).replace(/[^\x20-\x7e]/g, '?');
}
