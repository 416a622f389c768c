import type { RequestHandler } from 'express';
import morgan from 'morgan';
import type { Logger } from 'pino';
import type { LogLevel } from '../settings/settings';

/** Middleware: one line a request, with method, path, status, milliseconds. */
export function logRequests(logger: Logger, level: LogLevel): RequestHandler {
  return morgan(
    (tokens, request, response) => {
      const { method, url } = request;
      const { statusCode } = response;
      const responseTime = Number(tokens['response-time']?.(request, response));
      logger[level](
        {
          // No query: `/ws` and hand-off links carry keys there.
          req: { method, path: url?.split('?')[0] },
          res: { statusCode },
          responseTime,
        },
        `${method ?? ''} ${statusCode}`,
      );
      // Pino writes the line.
      return undefined;
    },
    { skip: ({ url }) => url === '/ping' },
  );
}
