import { minSecretBytes } from '@waha-passkey/nest';
import type { EnvironmentReader } from './environment-reader';
import type { ClusterSettings } from './settings';

const SWITCH = 'WAHA_PASSKEY_CLUSTER';
const OWN_URL = 'WAHA_PASSKEY_REDIS_URL';
const WAHA_URL = 'REDIS_URL';
const SECRET = 'WAHA_PASSKEY_CLUSTER_SECRET';

/** Null unless a cluster is asked for: by our own URL, or by the switch. */
export function readCluster(env: EnvironmentReader): ClusterSettings | null {
  const wanted = env.boolean(SWITCH);
  if (wanted === false) {
    return null;
  }
  const name = env.isSet(OWN_URL) || !wanted ? OWN_URL : WAHA_URL;
  const url = env.text(name);
  if (url === null) {
    if (wanted && !env.isSet(name)) {
      env.complain(
        `${SWITCH} is on, and neither ${OWN_URL} nor ${WAHA_URL} is set. Set one of them to the URL of Redis`,
      );
    }
    return null;
  }
  if (!isRedisUrl(url)) {
    env.complain(
      `${name} must be the URL of Redis: redis:// or rediss://, a host, and what else it needs`,
    );
  }
  const secret = env.text(SECRET) ?? '';
  if (Buffer.byteLength(secret) < minSecretBytes) {
    env.complain(
      `${SECRET} must have at least ${minSecretBytes} bytes, the same on every worker. Generate one with: openssl rand -hex 32`,
    );
  }
  return { url, secret };
}

function isRedisUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return /^rediss?:$/.test(url?.protocol ?? '') && url?.hostname !== '';
}
