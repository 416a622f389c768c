import type { Server } from 'node:http';
import type { WebSocketServer } from 'ws';
import type { MeInfo } from './abc/session.abc';

const hookUrl = process.env['HOST_HOOK_URL'];
let sockets: WebSocketServer | null = null;
let delivered: Promise<unknown> = Promise.resolve();

/** `/ws`, for a host that delivers its events at all. */
export async function openEventSocket(server: Server): Promise<void> {
  if (!hookUrl) return;
  const ws = await import('ws');
  sockets = new ws.WebSocketServer({ server, path: '/ws' });
}

/** To every WebSocket, and one after the other to the webhook. */
export function deliverEvent(payload: { name: string }, me: MeInfo): void {
  if (!hookUrl) return;
  const session = payload.name;
  const event = { event: 'session.status', session, me, payload };
  const body = JSON.stringify(event);
  for (const client of sockets?.clients ?? []) client.send(body);
  const headers = { 'content-type': 'application/json' };
  delivered = delivered.then(() =>
    fetch(hookUrl, { method: 'POST', headers, body }),
  );
}
