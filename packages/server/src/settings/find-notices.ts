import type { EnvironmentReader } from './environment-reader';

/** One line for each variable that users of WAHA try and that is not read. */
export function findNotices(env: EnvironmentReader): string[] {
  const notices: string[] = [];
  if (env.isSet('WHATSAPP_API_KEY')) {
    notices.push(
      'WHATSAPP_API_KEY is not read. WAHA_API_KEY is the variable that counts: set that one.',
    );
  }
  if (env.isSet('WAHA_NO_API_KEY')) {
    notices.push(
      'WAHA_NO_API_KEY is not read: an API key is always required. WAHA_API_KEY is the variable that counts; without it a key is generated.',
    );
  }
  return notices;
}
