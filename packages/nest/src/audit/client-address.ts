import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Express: behind a proxy that is trusted, what that says. */
export interface AddressedRequest extends IncomingMessage {
  ip?: string;
}

/**
 * Whose request it is, for the log and for limits. A trusted proxy may pass on
 * what its own client wrote: what is not an address does not count.
 */
export function readAddress({ ip, socket }: AddressedRequest): string {
  const peer = socket.remoteAddress ?? 'unknown';
  return toIpv4(ip !== undefined && isIP(ip) !== 0 ? ip : peer);
}

/** A socket that listens on `::` shows IPv4 clients as `::ffff:192.0.2.1`. */
function toIpv4(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  return mapped ?? address;
}
