import { parsePublicUrl, publicUrlForm } from '@waha-passkey/nest';
import type { EnvironmentReader } from './environment-reader';

const NAME = 'WAHA_PASSKEY_PUBLIC_URL';

/** Null when unset: then links work on this machine only. */
export function readPublicUrl(env: EnvironmentReader): string | null {
  const value = env.text(NAME);
  if (value === null) return null;
  const url = parsePublicUrl(value);
  if (url === null) env.complain(`${NAME} must be ${publicUrlForm}`);
  return url;
}
