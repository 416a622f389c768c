import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PAGE_CONFIG_ID, type PageConfig } from '../protocol/page-config';
import type { PageBundle } from './bundle-page';
import type { Certificate } from './certificate';

/** As strict as the real one: no inline code, no other server. */
const securityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** A page of the true origin that runs nothing: owners sign there. */
export const QUIET_PATH = '/robots.txt';

export function createPageServer(
  certificate: Certificate,
  bundle: PageBundle,
  readConfig: () => PageConfig,
  onPageLoad: () => void,
): Server {
  return createServer(
    { key: certificate.key, cert: certificate.cert },
    (request, response) => {
      if (request.url === '/') onPageLoad();
      answer(request, response, bundle, readConfig);
    },
  );
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  bundle: PageBundle,
  readConfig: () => PageConfig,
): void {
  const { pathname } = new URL(request.url ?? '/', 'https://localhost');
  const { openerPolicy } = readConfig().scenario;
  const send = (type: string, body: string) => {
    response.writeHead(200, {
      ...(openerPolicy && { 'cross-origin-opener-policy': openerPolicy }),
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': securityPolicy,
      'cache-control': 'no-store',
      'referrer-policy': 'origin',
    });
    response.end(body);
  };
  switch (pathname) {
    case '/':
      return send('text/html', writeDocument(readConfig()));
    case '/app.js':
      return send('text/javascript', bundle.script);
    case '/app.css':
      return send('text/css', bundle.style);
    case QUIET_PATH:
      return send('text/plain', 'User-agent: *\nDisallow: /\n');
    case '/frame':
      return send('text/html', '<!doctype html><title>WhatsApp</title>');
    default:
      response.writeHead(404).end();
  }
}

function writeDocument(config: PageConfig): string {
  const json = JSON.stringify(config).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>WhatsApp (stand-in)</title>
<link rel="stylesheet" href="/app.css">
<link rel="icon" href="data:,">
<div id="app"></div>
<script type="application/json" id="${PAGE_CONFIG_ID}">${json}</script>
<script src="/app.js" defer></script>
`;
}
