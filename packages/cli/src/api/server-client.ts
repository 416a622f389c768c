import type {
  EngineCapabilities,
  EngineName,
  PasskeyAssertion,
  PasskeyAttempt,
  PasskeyChallenge,
  PasskeyConfirmation,
  SessionStatus,
} from '@waha-passkey/contract';
import { ApiError } from './api-error';

const DEADLINE_MS = 30_000;

export interface SessionInfo {
  name: string;
  status: SessionStatus;
  me: { id: string; pushName: string } | null;
  engine: { engine: EngineName; capabilities: EngineCapabilities };
}

export interface WebhookTarget {
  url: string;
  events: string[];
  hmac: { key: string };
}

/** The part of the HTTP API that a linking needs. */
export class ServerClient {
  constructor(
    readonly url: string,
    private readonly apiKey: string,
    readonly session: string,
  ) {}

  async create(webhooks: WebhookTarget[], engine?: EngineName): Promise<void> {
    await this.call('POST', '/api/sessions', {
      name: this.session,
      ...(engine && { engine }),
      config: { webhooks },
    });
  }

  /** Creates the session unless it exists; starts it unless it runs. */
  async start(): Promise<void> {
    try {
      await this.call('POST', `/api/sessions/${this.session}/start`);
    } catch (error) {
      if (!(error instanceof ApiError) || error.statusCode !== 404) throw error;
      await this.create([]);
    }
  }

  async logout(): Promise<void> {
    await this.call('POST', `/api/sessions/${this.session}/logout`);
  }

  info(): Promise<SessionInfo> {
    return this.call('GET', `/api/sessions/${this.session}`);
  }

  async qr(): Promise<string> {
    const { value } = await this.call<{ value: string }>(
      'GET',
      this.auth('qr?format=raw'),
    );
    return value;
  }

  async requestCode(phoneNumber: string): Promise<string> {
    const { code } = await this.call<{ code: string }>(
      'POST',
      this.auth('request-code'),
      { phoneNumber },
    );
    return code;
  }

  attempt(): Promise<PasskeyAttempt> {
    return this.call('GET', this.auth('passkey'));
  }

  challenge(): Promise<PasskeyChallenge> {
    return this.call('GET', this.auth('passkey/challenge'));
  }

  submit(assertion: PasskeyAssertion, attemptId: string): Promise<void> {
    return this.call('POST', this.named('passkey', attemptId), assertion);
  }

  confirmation(): Promise<PasskeyConfirmation> {
    return this.call('GET', this.auth('passkey/confirmation'));
  }

  confirm(attemptId: string): Promise<void> {
    return this.call('POST', this.named('passkey/confirm', attemptId));
  }

  reject(attemptId: string): Promise<void> {
    return this.call('POST', this.named('passkey/reject', attemptId));
  }

  cancel(attemptId: string): Promise<void> {
    return this.call('POST', this.named('passkey/cancel', attemptId));
  }

  renew(attemptId: string): Promise<void> {
    return this.call('POST', this.named('passkey/renew', attemptId));
  }

  private auth(path: string): string {
    return `/api/${this.session}/auth/${path}`;
  }

  /** So that an answer never reaches another attempt than the one meant. */
  private named(path: string, attemptId: string): string {
    return this.auth(`${path}?attemptId=${encodeURIComponent(attemptId)}`);
  }

  private async call<T>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<T> {
    const response = await this.fetch(path, {
      method,
      headers: {
        'X-Api-Key': this.apiKey,
        Accept: 'application/json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : parseJson(text);
    if (!response.ok) throw ApiError.of(method, path, response.status, answer);
    return answer as T;
  }

  private async fetch(path: string, options: RequestInit): Promise<Response> {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    try {
      return await fetch(this.url + path, { ...options, signal });
    } catch (cause) {
      throw new Error(`The server at ${this.url} does not answer.`, { cause });
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
