import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { WsAdapter } from '@nestjs/platform-ws';
import type { ApiKey } from '../security/api-key';

type ServerOptions = Parameters<WsAdapter['create']>[1];

const MAX_INCOMING_BYTES = 4 * 1024;

/** Refuses the upgrade with 401 unless it brings the API key. */
export class ApiKeyWsAdapter extends WsAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly apiKey: ApiKey,
  ) {
    super(app);
  }

  override create(port: number, options?: ServerOptions): unknown {
    return super.create(port, {
      ...options,
      maxPayload: MAX_INCOMING_BYTES,
      verifyClient: ({ req }: { req: IncomingMessage }) => this.isAllowed(req),
    });
  }

  private isAllowed(request: IncomingMessage): boolean {
    const header = request.headers['x-api-key'];
    const { searchParams } = new URL(request.url ?? '', 'ws://localhost');
    const key =
      typeof header === 'string' ? header : searchParams.get('x-api-key');
    return key !== null && this.apiKey.matches(key);
  }
}
