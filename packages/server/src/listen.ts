import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Settings } from './settings/settings';

/**
 * Nest's own `listen()` logs a failure as well, for machines.
 * @throws Error saying which address cannot be had, and what to do
 */
export async function listen(
  server: Server,
  { hostname, port }: Pick<Settings, 'hostname' | 'port'>,
): Promise<void> {
  server.listen(port, hostname);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw toError(cause as NodeJS.ErrnoException, hostname, port);
  }
}

function toError(
  cause: NodeJS.ErrnoException,
  hostname: string,
  port: number,
): Error {
  const otherPort = 'Choose another by --port or WHATSAPP_API_PORT.';
  switch (cause.code ?? '') {
    case 'EADDRINUSE':
      return new Error(`Port ${port} of ${hostname} is taken. ${otherPort}`, {
        cause,
      });
    case 'EACCES':
      return new Error(
        `Port ${port} of ${hostname} is not for this user. ${otherPort}`,
        { cause },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Error(
        `This machine has no address ${hostname}. Choose another by WHATSAPP_API_HOSTNAME.`,
        { cause },
      );
    default:
      return cause;
  }
}
