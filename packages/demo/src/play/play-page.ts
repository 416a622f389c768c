import { randomBytes } from 'node:crypto';
import { script, style } from './play-page.generated';

/** The whole page in one document, allowed to load nothing from elsewhere. */
export function playPage(): { html: string; csp: string } {
  const nonce = randomBytes(16).toString('base64');
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>waha-passkey: play phone and owner</title>
    <link rel="icon" href="data:," />
    <style nonce="${nonce}">${style}</style>
  </head>
  <body>
    <main id="play" aria-live="polite"></main>
    <script nonce="${nonce}">${script}</script>
  </body>
</html>
`;
  const csp = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html, csp };
}
