import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { PasskeySessions } from '@waha-passkey/ceremony';
import {
  isPasskeyError,
  SessionStatus,
  type PasskeyChallenge,
} from '@waha-passkey/contract';
import { InMemoryDriver } from '@waha-passkey/testbed/driver';

const apiKey = 'key-of-the-owner';

export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
}

interface Answer {
  status: number;
  body?: unknown;
  /** Sent as it is, in place of `body`. */
  html?: string;
  headers?: Record<string, string>;
}

/**
 * A server as upstream WAHA 2026.7 is for a client: sessions and the four
 * passkey routes, nothing else. Real checks, an engine without a page.
 */
export class UpstreamServer {
  readonly apiKey = apiKey;
  readonly requests: SeenRequest[] = [];
  /** Answers in the server's place, when it gives one. */
  disturb: (request: SeenRequest) => Answer | null = () => null;
  private readonly sessions = new PasskeySessions();
  private readonly drivers = new Map<string, InMemoryDriver>();
  private readonly linked = new Set<string>();
  private readonly stopped = new Set<string>();

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      void this.respond(request, response);
    });
  }

  static async start(): Promise<UpstreamServer> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new UpstreamServer(server);
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** A session whose page waits for a passkey. */
  openGate(session: string, challenge: PasskeyChallenge): InMemoryDriver {
    const driver = new InMemoryDriver({ engine: 'GOWS' });
    this.sessions.attach(session, driver);
    this.drivers.set(session, driver);
    driver.emit({
      type: 'call',
      callId: `call-${session}`,
      kind: 'linking',
      challenge,
      origin: 'https://web.whatsapp.com',
    });
    return driver;
  }

  /** Plays the page of that session. */
  openedDriver(session: string): InMemoryDriver {
    const driver = this.drivers.get(session);
    if (!driver) throw new Error(`No gate is open for ${session}.`);
    return driver;
  }

  /** WhatsApp completes it. */
  link(session: string): void {
    this.openedDriver(session).emit({ type: 'completed' });
    this.linked.add(session);
  }

  closeGates(): void {
    for (const session of this.drivers.keys()) this.sessions.detach(session);
    this.drivers.clear();
    this.linked.clear();
    this.stopped.clear();
    this.requests.length = 0;
    this.disturb = () => null;
  }

  statusOf(session: string): SessionStatus {
    if (this.stopped.has(session)) return SessionStatus.STOPPED;
    if (this.linked.has(session)) return SessionStatus.WORKING;
    return this.sessions.get(session).statusOver(SessionStatus.SCAN_QR_CODE)
      .status;
  }

  async stop(): Promise<void> {
    this.sessions.close();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async respond(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const seen = { method, path, headers };
    this.requests.push(seen);
    const answer = this.disturb(seen) ?? (await this.answer(seen, request));
    const body = answer.html ?? JSON.stringify(answer.body ?? null);
    response.writeHead(answer.status, {
      'Content-Type':
        answer.html === undefined ? 'application/json' : 'text/html',
      ...answer.headers,
    });
    response.end(answer.body === undefined && !answer.html ? '' : body);
  }

  private async answer(
    { method, path, headers }: SeenRequest,
    request: IncomingMessage,
  ): Promise<Answer> {
    if (headers['x-api-key'] !== apiKey) return { status: 401, body: {} };
    try {
      return await this.route(`${method} ${path}`, request);
    } catch (error) {
      if (!isPasskeyError(error)) throw error;
      const status = error.code === 'PASSKEY_SESSION_NOT_FOUND' ? 404 : 422;
      return { status, body: { statusCode: status, message: error.message } };
    }
  }

  private async route(what: string, request: IncomingMessage): Promise<Answer> {
    const toSession = (name: string) => ({ name, status: this.statusOf(name) });
    if (what === 'GET /api/sessions') {
      return { status: 200, body: [...this.drivers.keys()].map(toSession) };
    }
    const [, verb, session, stop] =
      /^(GET|POST) \/api\/sessions\/([^/]+)(\/stop)?$/.exec(what) ?? [];
    if (session !== undefined && verb === 'GET') {
      return { status: 200, body: toSession(decodeURIComponent(session)) };
    }
    if (session !== undefined && stop !== undefined) {
      this.stopped.add(decodeURIComponent(session));
      return { status: 201, body: toSession(decodeURIComponent(session)) };
    }
    const [, name, order] =
      /^\w+ \/api\/([^/]+)\/auth\/passkey(.*)$/.exec(what) ?? [];
    const passkey = this.sessions.get(decodeURIComponent(name ?? ''));
    switch (`${request.method} ${order}`) {
      case 'GET /challenge':
        return { status: 200, body: passkey.challenge() };
      case 'POST ':
        await passkey.submit(await json(request));
        return { status: 201 };
      case 'GET /confirmation':
        return { status: 200, body: passkey.confirmation() };
      case 'POST /confirm':
        await passkey.confirm();
        return { status: 201 };
      default:
        return { status: 404, body: { statusCode: 404, message: 'Cannot' } };
    }
  }
}
