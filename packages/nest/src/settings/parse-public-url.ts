/** What `parsePublicUrl` accepts, for the message about anything else. */
export const publicUrlForm =
  'an address such as https://waha.example.org, without user name, query or fragment';

/** The URL where account owners reach a host; null for anything else. */
export function parsePublicUrl(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain =
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.username + url.password + url.search + url.hash === '';
  return isPlain ? url.href : null;
}
