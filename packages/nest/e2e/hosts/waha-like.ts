import {
  Catch,
  HttpException,
  Injectable,
  Module,
  UnauthorizedException,
  ValidationPipe,
  type ArgumentsHost,
  type CanActivate,
  type ExceptionFilter,
  type ExecutionContext,
  type INestApplication,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PasskeyModule } from '@waha-passkey/nest';
import { json, urlencoded, type Request, type Response } from 'express';
import { startModule, type Host } from './host';
import { Log } from './log';

/** Answers what it does not know with 500, and the request in the answer. */
@Catch()
export class EchoingFilter implements ExceptionFilter {
  /** What it was given that was no HttpException. */
  readonly unknown: unknown[] = [];

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request>();
    const { method, url, query } = request;
    const body: unknown = request.body;
    if (thrown instanceof HttpException) {
      response.status(thrown.getStatus()).json(thrown.getResponse());
      return;
    }
    this.unknown.push(thrown);
    response.status(500).json({
      statusCode: 500,
      request: { method, url, body, query },
      exception: String(thrown),
    });
  }
}

@Injectable()
class KeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<Request>();
    switch (headers['x-api-key']) {
      case 'right':
        return true;
      case 'other':
        return false;
      case 'crash':
        throw new TypeError('The guard is broken.');
      case undefined:
      default:
        throw new UnauthorizedException();
    }
  }
}

export interface WahaLikeHost {
  host: Host;
  filter: EchoingFilter;
}

/** The habits of WAHA that matter here: strict pipe, large parsers, echo. */
export async function startWahaLike(): Promise<WahaLikeHost> {
  const log = new Log();
  const filter = new EchoingFilter();

  @Module({
    imports: [PasskeyModule.forRoot({ logger: log })],
    providers: [{ provide: APP_GUARD, useClass: KeyGuard }],
  })
  class WahaLikeModule {}

  const prepare = (app: INestApplication): void => {
    app.use(json({ limit: '50mb' }), urlencoded({ extended: true }));
    app.useGlobalFilters(filter);
    app.useGlobalPipes(
      new ValidationPipe({
        transform: true,
        whitelist: true,
        forbidNonWhitelisted: true,
        forbidUnknownValues: true,
      }),
    );
  };
  return { host: await startModule(WahaLikeModule, log, prepare), filter };
}
