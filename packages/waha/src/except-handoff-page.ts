import type { IncomingMessage, ServerResponse } from 'node:http';
import { passkeyPaths } from './passkey-paths';

type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => unknown;

/** `/passkey`, and the routes right below it. */
const page = /^\/passkey(?:\/[a-z]+)?\/?(?:\?|$)/i;

/**
 * For the middleware that asks for WAHA's Swagger password on every path: the
 * account owner has a ticket, not that password. Without a public URL there are
 * no tickets, and the password is asked as ever.
 */
export function exceptHandoffPage(middleware: Middleware): Middleware {
  if (passkeyPaths().length === 0) return middleware;
  return (request, response, next) =>
    page.test(request.url ?? '') ? next() : middleware(request, response, next);
}
