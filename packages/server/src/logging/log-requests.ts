import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Logger } from 'pino';
import type { LogLevel } from '../settings/settings';

/** One line a request: method, path, status, milliseconds. */
export function logRequests(logger: Logger, level: LogLevel): Params {
  return {
    pinoHttp: {
      logger,
      quietReqLogger: true,
      customLogLevel: () => level,
      autoLogging: { ignore: (request) => request.url === '/ping' },
      serializers: {
        // No query: `/ws` and hand-off links carry keys there.
        req: (request: { method: string; url?: string }) => ({
          method: request.method,
          path: request.url?.split('?')[0],
        }),
        res: (response: { statusCode: number }) => ({
          statusCode: response.statusCode,
        }),
        err: (error: Error) => ({ type: error.name }),
      },
      customSuccessMessage: summarise,
      customErrorMessage: summarise,
    },
  };
}

function summarise(request: IncomingMessage, response: ServerResponse): string {
  return `${request.method ?? ''} ${response.statusCode}`;
}
