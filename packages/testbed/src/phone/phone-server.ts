import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { bundlePage, type PageBundle } from '../stand-in/bundle-page';
import { close, listen } from '../stand-in/listen';
import type { Observations } from '../stand-in/observations';
import type { Phone } from './phone';
import { runPhoneAction } from './phone-actions';

export interface PhoneServer {
  url: string;
  stop(): Promise<void>;
}

const MAX_BODY = 16 * 1024;

/**
 * The phone for humans and scripts: a page at `/`, `GET /api/state`, a stream
 * of states at `/api/events`, and `POST /api/<action>` with a JSON body.
 */
export async function startPhoneServer(
  phone: Phone,
  observations: Observations,
  port?: number,
): Promise<PhoneServer> {
  const bundle = bundlePage('phone');
  const server = createServer((request, response) => {
    answer(request, response, { phone, observations, bundle }).catch(
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        if (response.headersSent) response.end();
        else sendJson(response, 422, { message });
      },
    );
  });
  const actual = await listen(server, port);
  return { url: `http://127.0.0.1:${actual}`, stop: () => close(server) };
}

interface Parts {
  phone: Phone;
  observations: Observations;
  bundle: PageBundle;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { phone, observations, bundle }: Parts,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const action = /^\/api\/([a-z-]+)$/.exec(pathname)?.[1];
  if (request.method === 'POST' && action !== undefined) {
    // Other sites can send no JSON without asking first.
    if (!request.headers['content-type']?.startsWith('application/json')) {
      sendJson(response, 415, { message: 'The body must be JSON.' });
      return;
    }
    const body = await readJson(request);
    sendJson(response, 200, await runPhoneAction(phone, action, body));
    return;
  }
  switch (pathname) {
    case '/':
      return send(response, 'text/html', page);
    case '/phone.js':
      return send(response, 'text/javascript', bundle.script);
    case '/phone.css':
      return send(response, 'text/css', bundle.style);
    case '/api/state':
      return sendJson(response, 200, phone.state);
    case '/api/events':
      return stream(request, response, phone, observations);
    default:
      sendJson(response, 404, { message: `There is no ${pathname} here.` });
  }
}

function stream(
  request: IncomingMessage,
  response: ServerResponse,
  phone: Phone,
  observations: Observations,
): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
  });
  const push = () => {
    response.write(`data: ${JSON.stringify(phone.state)}\n\n`);
  };
  push();
  observations.on('change', push);
  request.on('close', () => observations.off('change', push));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_BODY) throw new Error('The body is too large.');
  }
  return text === '' ? {} : (JSON.parse(text) as unknown);
}

function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  });
  response.end(body);
}

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Phone of the stand-in</title>
<link rel="stylesheet" href="/phone.css">
<link rel="icon" href="data:,">
<div id="phone"></div>
<script src="/phone.js" defer></script>
`;
