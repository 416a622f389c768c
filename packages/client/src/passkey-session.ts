import type {
  PasskeyAssertion,
  PasskeyAttempt,
  PasskeyCapability,
  PasskeyChallenge,
  PasskeyConfirmation,
  PasskeyHandoff,
} from '@waha-passkey/contract';
import { ApiError } from './api-error';
import { EventLoop, type EventsOptions } from './events/event-loop';
import { readSnapshot } from './events/read-snapshot';
import type { SessionEvents } from './events/session-events';
import type { HttpConnection, Method, RequestOptions } from './http-connection';
import { readMember, readObject } from './read-shape';
import type { Me, Picture, SessionConfig, SessionInfo } from './shapes';
import { toSegment } from './to-segment';

export interface AttemptOptions extends RequestOptions {
  /** Rejects with 409 when another attempt has taken its place. */
  attemptId?: string | undefined;
}

/** The routes of one session; from `PasskeyClient.session()`. */
export class PasskeySession {
  private readonly path: string;
  private readonly auth: string;

  /** Throws a `TypeError` for a name that is not one segment of a path. */
  constructor(
    private readonly connection: HttpConnection,
    readonly name: string,
  ) {
    const segment = toSegment(name);
    this.path = `/api/sessions/${segment}`;
    this.auth = `/api/${segment}/auth`;
  }

  async getInfo(options?: RequestOptions): Promise<SessionInfo> {
    return this.readObject(await this.ask('GET', this.path, options));
  }

  /** Replaces the configuration; a session that runs is restarted. */
  async update(config: SessionConfig, options?: RequestOptions): Promise<void> {
    await this.ask('PUT', this.path, options, { config });
  }

  /** Stops it, unlinks the account and removes everything about it. */
  async delete(options?: RequestOptions): Promise<void> {
    await this.ask('DELETE', this.path, options);
  }

  /** The linked account, null while there is none. */
  async getMe(options?: RequestOptions): Promise<Me | null> {
    const me = await this.ask('GET', `${this.path}/me`, options);
    return me ? this.readObject<Me>(me) : null;
  }

  async start(options?: RequestOptions): Promise<void> {
    await this.ask('POST', `${this.path}/start`, options);
  }

  async stop(options?: RequestOptions): Promise<void> {
    await this.ask('POST', `${this.path}/stop`, options);
  }

  async restart(options?: RequestOptions): Promise<void> {
    await this.ask('POST', `${this.path}/restart`, options);
  }

  /** Unlinks the account. */
  async logout(options?: RequestOptions): Promise<void> {
    await this.ask('POST', `${this.path}/logout`, options);
  }

  /** The text of the QR code to scan. */
  async getQr(options?: RequestOptions): Promise<string> {
    const path = `${this.auth}/qr?format=raw`;
    return this.readMember(await this.ask('GET', path, options), 'value');
  }

  /** The QR code as a picture; `data` is base64. */
  async getQrImage(options?: RequestOptions): Promise<Picture> {
    return this.readPicture(await this.ask('GET', `${this.auth}/qr`, options));
  }

  /** The page of the session as a picture; `data` is base64. */
  async getScreenshot(options?: RequestOptions): Promise<Picture> {
    const path = `/api/screenshot?session=${toSegment(this.name)}`;
    return this.readPicture(await this.ask('GET', path, options));
  }

  /** A code to type on the phone, instead of the QR code. */
  async requestCode(
    phoneNumber: string,
    options?: RequestOptions,
  ): Promise<string> {
    const path = `${this.auth}/request-code`;
    const answer = await this.ask('POST', path, options, { phoneNumber });
    return this.readMember(answer, 'code');
  }

  /** Whether its engine can answer a passkey; not in upstream WAHA. */
  async getCapability(options?: RequestOptions): Promise<PasskeyCapability> {
    const path = `${this.auth}/passkey/capability`;
    return this.readObject(await this.ask('GET', path, options));
  }

  /** The newest attempt, null when there is none; not in upstream WAHA. */
  async getAttempt(options?: RequestOptions): Promise<PasskeyAttempt | null> {
    try {
      const path = `${this.auth}/passkey`;
      const answer = await this.ask('GET', path, options);
      return this.readObject<PasskeyAttempt>(answer);
    } catch (error) {
      if (error instanceof ApiError && error.status === 422) return null;
      throw error;
    }
  }

  /** The request options for the owner's browser, as the server sent them. */
  async getChallenge(options?: RequestOptions): Promise<PasskeyChallenge> {
    const path = `${this.auth}/passkey/challenge`;
    return this.readObject(await this.ask('GET', path, options));
  }

  /** Fulfils once WhatsApp's page has taken the assertion. */
  async submit(
    assertion: PasskeyAssertion,
    options?: AttemptOptions,
  ): Promise<void> {
    await this.act('passkey', options, assertion);
  }

  /** The code that the phone shows too. */
  async getConfirmation(
    options?: RequestOptions,
  ): Promise<PasskeyConfirmation> {
    const path = `${this.auth}/passkey/confirmation`;
    const code = this.readMember(await this.ask('GET', path, options), 'code');
    return { code };
  }

  /** A person has compared the codes: they are equal. */
  async confirm(options?: AttemptOptions): Promise<void> {
    await this.act('passkey/confirm', options);
  }

  /** A person has compared the codes: they differ. Not in upstream WAHA. */
  async reject(options?: AttemptOptions): Promise<void> {
    await this.act('passkey/reject', options);
  }

  /** Back to the QR code. Not in upstream WAHA. */
  async cancel(options?: AttemptOptions): Promise<void> {
    await this.act('passkey/cancel', options);
  }

  /** Fulfils when WhatsApp's page asks again. Not in upstream WAHA. */
  async renew(options?: AttemptOptions): Promise<void> {
    await this.act('passkey/renew', options);
  }

  /** A link for the account owner; not in upstream WAHA. */
  async createHandoff(options?: RequestOptions): Promise<PasskeyHandoff> {
    const path = `${this.auth}/passkey/handoff`;
    const answer = await this.ask('POST', path, options);
    this.readMember(answer, 'url');
    return this.readObject(answer);
  }

  /**
   * Follows `session.status` over `/ws`, and connects again whenever the
   * connection is lost. Rejects when the first connection is refused. Close it,
   * or leave its loop, to let the process end.
   */
  openEvents(options?: EventsOptions): Promise<SessionEvents> {
    return EventLoop.open(this.connection, this.name, options, (signal) =>
      readSnapshot(this, signal),
    );
  }

  private async act(
    path: string,
    { attemptId, ...options }: AttemptOptions = {},
    body?: unknown,
  ): Promise<void> {
    const query =
      attemptId === undefined
        ? ''
        : `?attemptId=${encodeURIComponent(attemptId)}`;
    await this.ask('POST', `${this.auth}/${path}${query}`, options, body);
  }

  private ask(
    method: Method,
    path: string,
    options?: RequestOptions,
    body?: unknown,
  ): Promise<unknown> {
    return this.connection.request(method, path, options, body);
  }

  private readObject<T extends object>(answer: unknown): T {
    return readObject<T>(answer, this.connection.url);
  }

  private readMember(answer: unknown, name: string): string {
    return readMember(answer, name, this.connection.url);
  }

  private readPicture(answer: unknown): Picture {
    return {
      mimetype: this.readMember(answer, 'mimetype'),
      data: this.readMember(answer, 'data'),
    };
  }
}
