import { EventLoop, type EventsOptions } from './events/event-loop';
import type { SessionEvents } from './events/session-events';
import { HttpConnection, type RequestOptions } from './http-connection';
import { parseServerUrl } from './parse-server-url';
import { PasskeySession } from './passkey-session';
import { readList, readObject } from './read-shape';
import type {
  EngineInfo,
  NewSession,
  ServerVersion,
  SessionSummary,
} from './shapes';
import { assertTimeout } from './within-deadline';

export interface PasskeyClientOptions {
  /**
   * Where the server is, path included: `https://host/waha`. http:// sends the
   * key readable: use it on loopback and in private networks only.
   */
  url: string;
  /** `WAHA_API_KEY` of the server; left out for a server without one. */
  apiKey?: string | undefined;
  /** How long each request may take, unless it says so itself. */
  timeoutMs?: number;
}

const defaultTimeoutMs = 30_000;

/**
 * The API of one server: the standalone host, a WAHA with waha-passkey, or an
 * upstream WAHA, whose missing routes reject with a `MissingRouteError`.
 *
 * ```ts
 * const client = new PasskeyClient({ url: 'https://host/waha', apiKey });
 * const shop = client.session('shop');
 * for await (const { payload } of await shop.openEvents()) {
 *   if (payload.status === 'PASSKEY_REQUIRED') await shop.createHandoff();
 * }
 * ```
 */
export class PasskeyClient {
  private readonly connection: HttpConnection;

  /** Throws a `TypeError` for an address or a key that cannot be used. */
  constructor({
    url,
    apiKey = '',
    timeoutMs = defaultTimeoutMs,
  }: PasskeyClientOptions) {
    // What Headers would refuse, in words that do not quote it.
    if (!/^[\x20-\x7e\x80-\xff]*$/.test(apiKey)) {
      throw new TypeError(
        'The API key has characters that no HTTP header can carry. Check how it was copied.',
      );
    }
    assertTimeout(timeoutMs);
    this.connection = new HttpConnection(
      parseServerUrl(url),
      apiKey,
      timeoutMs,
    );
  }

  /** The address that every request keeps to, without a slash at the end. */
  get url(): string {
    return this.connection.url;
  }

  /** The routes of one session, whether or not it exists already. */
  session(name: string): PasskeySession {
    return new PasskeySession(this.connection, name);
  }

  /** Fulfils when the server answers; needs no key. */
  async ping(options?: RequestOptions): Promise<void> {
    const answer = await this.connection.request('GET', '/ping', options);
    readObject(answer, this.url);
  }

  async getVersion(options?: RequestOptions): Promise<ServerVersion> {
    const path = '/api/server/version';
    return readObject(
      await this.connection.request('GET', path, options),
      this.url,
    );
  }

  /** The engines and what each can do; not in WAHA, which runs one. */
  async listEngines(options?: RequestOptions): Promise<EngineInfo[]> {
    const path = '/api/server/engines';
    return readList(
      await this.connection.request('GET', path, options),
      this.url,
    );
  }

  /** The running sessions; with `all`, stopped ones too. */
  async listSessions({
    all,
    ...options
  }: RequestOptions & { all?: boolean } = {}): Promise<SessionSummary[]> {
    const path = `/api/sessions${all ? '?all=true' : ''}`;
    return readList(
      await this.connection.request('GET', path, options),
      this.url,
    );
  }

  /** Creates a session and starts it, unless `start` is false. */
  async createSession(
    session: NewSession,
    options?: RequestOptions,
  ): Promise<SessionSummary> {
    const answer = await this.connection.request(
      'POST',
      '/api/sessions',
      options,
      // Upstream WAHA would leave it stopped.
      { start: true, ...session },
    );
    return readObject(answer, this.url);
  }

  /** `PasskeySession.openEvents` for all sessions, without snapshots. */
  openEvents(options?: EventsOptions): Promise<SessionEvents> {
    return EventLoop.open(this.connection, '*', options, async (signal) => {
      await this.listSessions({ signal });
      return null;
    });
  }
}
