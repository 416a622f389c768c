import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { LogLevel } from '../settings/settings';

/**
 * Middleware: one line a request, with method, path, status, milliseconds;
 * also when the client goes away before it is answered. Morgan reads what no
 * line shows, and a submit would wait for that.
 */
export function logRequests(logger: Logger, level: LogLevel): RequestHandler {
  return (request, response, next) => {
    const { method, url } = request;
    const began = performance.now();
    response.once('close', () => {
      if (url === '/ping') return;
      const { statusCode } = response;
      const responseTime = Number((performance.now() - began).toFixed(3));
      // No query: `/ws` and hand-off links carry keys there.
      const req = { method, path: url.split('?')[0] };
      logger[level](
        { req, res: { statusCode }, responseTime },
        `${method} ${statusCode}`,
      );
    });
    next();
  };
}
