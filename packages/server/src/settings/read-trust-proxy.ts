import { parseTrustProxy, type TrustProxy } from '@waha-passkey/nest';
import type { EnvironmentReader } from './environment-reader';

/** `WAHA_PASSKEY_TRUST_PROXY`; no proxy is believed by default. */
export function readTrustProxy(env: EnvironmentReader): TrustProxy {
  const value = env.text('WAHA_PASSKEY_TRUST_PROXY');
  if (value === null) return false;
  const trusted = parseTrustProxy(value);
  if (trusted === null) {
    env.complain(
      'WAHA_PASSKEY_TRUST_PROXY must be true, false, the number of proxies, or their addresses, such as "loopback, 10.0.0.0/8"',
    );
  }
  return trusted ?? false;
}
