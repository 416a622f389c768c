import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { WsAdapter } from '@nestjs/platform-ws';
import type { WebSocket } from 'ws';
import type { ApiKey } from '../security/api-key';

type ServerOptions = Parameters<WsAdapter['create']>[1];

const MAX_INCOMING_BYTES = 4 * 1024;

const POLICY_VIOLATION = 1008;

/** For the other side to answer the close; then it is cut. */
const CLOSE_TIMEOUT_MS = 2_000;

/** Closes a socket with 1008, as WAHA, unless it brings the API key. */
export class ApiKeyWsAdapter extends WsAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly apiKey: ApiKey,
  ) {
    super(app);
  }

  override create(port: number, options?: ServerOptions): unknown {
    return super.create(port, { ...options, maxPayload: MAX_INCOMING_BYTES });
  }

  override bindClientConnect(
    server: Parameters<WsAdapter['bindClientConnect']>[0],
    callback: (socket: WebSocket, request: IncomingMessage) => void,
  ): void {
    super.bindClientConnect(
      server,
      (socket: WebSocket, request: IncomingMessage) => {
        if (this.isAllowed(request)) {
          callback(socket, request);
        } else {
          refuse(socket);
        }
      },
    );
  }

  private isAllowed(request: IncomingMessage): boolean {
    const header = request.headers['x-api-key'];
    const { searchParams } = new URL(request.url ?? '', 'ws://localhost');
    const key =
      typeof header === 'string' ? header : searchParams.get('x-api-key');
    return key !== null && this.apiKey.matches(key);
  }
}

function refuse(socket: WebSocket): void {
  const timer = setTimeout(() => {
    socket.terminate();
  }, CLOSE_TIMEOUT_MS);
  socket.once('close', () => {
    clearTimeout(timer);
  });
  // What it sends meanwhile is of no interest.
  socket.on('error', () => undefined);
  socket.close(POLICY_VIOLATION, 'Unauthorized');
}
