import {
  type PairingCodeNotice,
  type PasskeyAssertion,
  type PasskeyAttempt,
  type PasskeyHandoff,
  type SessionStatus,
} from '@waha-passkey/contract';
import { ApiError } from '../../api/api-error';
import { describeNoAnswer } from '../../api/describe-no-answer';
import { readAnswer } from './read-answer';

const deadlineMs = 30_000;

export interface SessionSummary {
  name: string;
  status: SessionStatus;
  me?: { id: string } | null;
  /** Why the last pairing code is not valid any longer; not on every server. */
  pairingCode?: PairingCodeNotice | null;
}

type Method = 'GET' | 'POST';

/**
 * The API of the one server its owner typed in: ours, a patched WAHA, or an
 * upstream WAHA, which has fewer routes. Never leaves that origin.
 */
export class OwnerApi {
  constructor(
    readonly origin: string,
    private readonly apiKey: string,
  ) {}

  async listSessions(signal: AbortSignal): Promise<SessionSummary[]> {
    const sessions = await this.#ask(signal, 'GET', '/api/sessions');
    return Array.isArray(sessions) ? (sessions as SessionSummary[]) : [];
  }

  async readSession(
    session: string,
    signal: AbortSignal,
  ): Promise<SessionSummary> {
    const found = await this.#ask(signal, 'GET', toSessionPath(session));
    return found as SessionSummary;
  }

  async createSession(session: string, signal: AbortSignal): Promise<void> {
    // WAHA creates a session stopped, unless told otherwise.
    const body = { name: session, start: true };
    await this.#ask(signal, 'POST', '/api/sessions', body);
  }

  async changeSession(
    session: string,
    change: 'start' | 'stop' | 'restart',
    signal: AbortSignal,
  ): Promise<void> {
    await this.#ask(signal, 'POST', `${toSessionPath(session)}/${change}`);
  }

  async readQr(session: string, signal: AbortSignal): Promise<string> {
    const path = `${toAuthPath(session)}/qr?format=raw`;
    const { value } = (await this.#ask(signal, 'GET', path)) as {
      value: string;
    };
    return value;
  }

  async requestCode(
    session: string,
    phoneNumber: string,
    signal: AbortSignal,
  ): Promise<string> {
    const path = `${toAuthPath(session)}/request-code`;
    const { code } = (await this.#ask(signal, 'POST', path, {
      phoneNumber,
    })) as { code: string };
    return code;
  }

  /** Null when the server does not tell, or never was asked for a passkey. */
  async readAttempt(
    session: string,
    signal: AbortSignal,
  ): Promise<PasskeyAttempt | null> {
    const path = `${toAuthPath(session)}/passkey`;
    const attempt = await this.#unless([404, 405, 422], signal, 'GET', path);
    return (attempt ?? null) as PasskeyAttempt | null;
  }

  /** As the server sent it; `toSignable` reads it. */
  readChallenge(session: string, signal: AbortSignal): Promise<unknown> {
    const path = `${toAuthPath(session)}/passkey/challenge`;
    return this.#ask(signal, 'GET', path);
  }

  async submit(
    session: string,
    assertion: PasskeyAssertion,
    signal: AbortSignal,
  ): Promise<void> {
    const path = `${toAuthPath(session)}/passkey`;
    await this.#ask(signal, 'POST', path, assertion);
  }

  /** Null when the code has just become needless. */
  async readCode(session: string, signal: AbortSignal): Promise<string | null> {
    const path = `${toAuthPath(session)}/passkey/confirmation`;
    const shown = await this.#unless([422], signal, 'GET', path);
    return shown === null ? null : (shown as { code: string }).code;
  }

  /** WhatsApp, or somebody else, may have been faster: the status tells. */
  async confirm(session: string, signal: AbortSignal): Promise<void> {
    const path = `${toAuthPath(session)}/passkey/confirm`;
    await this.#unless([422], signal, 'POST', path);
  }

  /** Upstream WAHA knows no rejection: there the session is stopped. */
  async reject(session: string, signal: AbortSignal): Promise<void> {
    const path = `${toAuthPath(session)}/passkey/reject`;
    const answer = await this.#unless([404, 405], signal, 'POST', path);
    if (answer === null) await this.changeSession(session, 'stop', signal);
  }

  /** Fulfils when WhatsApp's page asks anew. */
  async renew(session: string, signal: AbortSignal): Promise<void> {
    await this.#ask(signal, 'POST', `${toAuthPath(session)}/passkey/renew`);
  }

  /** Null when the server has no page for the account owner. */
  async createHandoff(
    session: string,
    signal: AbortSignal,
  ): Promise<PasskeyHandoff | null> {
    const path = `${toAuthPath(session)}/passkey/handoff`;
    const handoff = await this.#unless([404, 405, 501], signal, 'POST', path);
    return handoff as PasskeyHandoff | null;
  }

  /** Null for an answer with one of these statuses. */
  async #unless(
    statuses: number[],
    signal: AbortSignal,
    method: Method,
    path: string,
  ): Promise<unknown> {
    try {
      return await this.#ask(signal, method, path);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (!statuses.includes(error.statusCode)) throw error;
      return null;
    }
  }

  async #ask(
    signal: AbortSignal,
    method: Method,
    path: string,
    body?: unknown,
  ): Promise<unknown> {
    const response = await this.#fetch(signal, path, {
      method,
      headers: {
        'X-Api-Key': this.apiKey,
        Accept: 'application/json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return readAnswer(this.origin, response);
  }

  /** No redirect is followed: it could carry the key to another server. */
  async #fetch(
    signal: AbortSignal,
    path: string,
    options: RequestInit,
  ): Promise<Response> {
    const deadline = AbortSignal.timeout(deadlineMs);
    try {
      return await fetch(this.origin + path, {
        ...options,
        redirect: 'error',
        signal: AbortSignal.any([signal, deadline]),
      });
    } catch (cause) {
      signal.throwIfAborted();
      throw new Error(describeNoAnswer(this.origin, cause, deadlineMs), {
        cause,
      });
    }
  }
}

function toSessionPath(session: string): string {
  return `/api/sessions/${encodeURIComponent(session)}`;
}

function toAuthPath(session: string): string {
  return `/api/${encodeURIComponent(session)}/auth`;
}
