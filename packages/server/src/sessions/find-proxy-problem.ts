import { isIPv6 } from 'node:net';
import type { ProxyConfig } from './session-config';

const ADDRESS =
  /^(?:(https?|socks[45]):\/\/)?(?:[\w.-]+|\[([\da-f:.]+)\])(?::(\d{1,5}))?$/i;

/**
 * Why Chromium cannot use this proxy, for the end of a sentence that begins with
 * its name; null when it can. Never quotes the value.
 */
export function findProxyProblem(proxy: ProxyConfig): string | null {
  const { server } = proxy as { server: unknown };
  if (typeof server !== 'string') return 'must be host:port';
  if (server.includes('@')) {
    return 'must not contain a user name or a password. Set them as user name and password of the proxy';
  }
  if (isIPv6(server.replace(/^\w+:\/\//, ''))) {
    return 'must have an IPv6 address in brackets, such as [::1]:3128';
  }
  const [match, scheme, v6, port] = ADDRESS.exec(server) ?? [];
  const isPort = port === undefined || (+port >= 1 && +port <= 65_535);
  if (match === undefined || !isPort || (v6 !== undefined && !isIPv6(v6))) {
    return 'must be host:port, or with http://, https://, socks4:// or socks5:// in front';
  }
  const hasSignIn = Boolean(proxy.username ?? proxy.password);
  if (scheme?.toLowerCase().startsWith('socks') && hasSignIn) {
    return 'must not be a SOCKS proxy that asks for a user name or a password: Chromium cannot sign in to one. Use an HTTP proxy';
  }
  return null;
}
