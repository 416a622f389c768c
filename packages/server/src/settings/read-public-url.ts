import type { EnvironmentReader } from './environment-reader';

const NAME = 'WAHA_PASSKEY_PUBLIC_URL';

/** Null when unset: then links work on this machine only. */
export function readPublicUrl(env: EnvironmentReader): string | null {
  const value = env.text(NAME);
  if (value === null) {
    return null;
  }
  const url = URL.canParse(value) ? new URL(value) : null;
  const isPlain =
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.username + url.password + url.search + url.hash === '';
  if (!isPlain) {
    env.complain(
      `${NAME} must be an address such as https://waha.example.org, without user name, query or fragment`,
    );
    return null;
  }
  return url.href;
}
