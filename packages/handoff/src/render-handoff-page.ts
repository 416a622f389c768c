import { script, style } from './page.generated';

/**
 * The whole page in one document; `nonce` is a fresh base64url value a
 * response, and the only thing that lets its script and style run.
 */
export function renderHandoffPage(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Link a device with your passkey</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${style}</style>
<script nonce="${nonce}" type="module">${script}</script>
</head>
<body>
<main></main>
<noscript>This page needs JavaScript to ask your passkey.</noscript>
</body>
</html>
`;
}

/** Response headers of the page: nothing from elsewhere, nobody frames it. */
export function handoffHeaders(nonce: string): Record<string, string> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': [
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      `style-src 'nonce-${nonce}'`,
      "connect-src 'self'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    // Whoever opens the page is cut off, as with `same-origin`; the one page that
    // it opens itself (WhatsApp's, for the snippet) may answer.
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy':
      'publickey-credentials-get=(self), clipboard-write=(self)',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
  };
}
