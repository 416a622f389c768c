import {
  ApiError,
  type PasskeyClient,
  type PasskeySession,
  type SessionSummary,
} from '@waha-passkey/client';
import type {
  EngineName,
  PasskeyAssertion,
  PasskeyAttempt,
  PasskeyHandoff,
} from '@waha-passkey/contract';

/**
 * What the owner's commands ask of the one server that its owner typed in: ours,
 * a patched WAHA, or an upstream WAHA, which has fewer routes.
 */
export class OwnerApi {
  constructor(private readonly client: PasskeyClient) {}

  get url(): string {
    return this.client.url;
  }

  listSessions(signal: AbortSignal): Promise<SessionSummary[]> {
    return this.client.listSessions({ signal });
  }

  readSession(session: string, signal: AbortSignal): Promise<SessionSummary> {
    return this.of(session).getInfo({ signal });
  }

  /** The server of this project; a WAHA runs one, and has no such route. */
  async runsSeveralEngines(signal: AbortSignal): Promise<boolean> {
    const engines = this.client.listEngines({ signal });
    return (await nullFor([404, 405], engines)) !== null;
  }

  /** Of a WAHA, for all of its sessions; null when the key may not read it. */
  async readEngine(signal: AbortSignal): Promise<string | null> {
    const version = this.client.getVersion({ signal });
    return (await nullFor([403, 404], version))?.engine ?? null;
  }

  async createSession(
    name: string,
    engine: EngineName | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    await this.client.createSession(
      { name, ...(engine && { engine }) },
      { signal },
    );
  }

  async changeSession(
    session: string,
    change: 'start' | 'stop' | 'restart',
    signal: AbortSignal,
  ): Promise<void> {
    await this.of(session)[change]({ signal });
  }

  readQr(session: string, signal: AbortSignal): Promise<string> {
    return this.of(session).getQr({ signal });
  }

  requestCode(
    session: string,
    phoneNumber: string,
    signal: AbortSignal,
  ): Promise<string> {
    return this.of(session).requestCode(phoneNumber, { signal });
  }

  /** Null when the server does not say, or never was asked for a passkey. */
  readAttempt(
    session: string,
    signal: AbortSignal,
  ): Promise<PasskeyAttempt | null> {
    const attempt = this.of(session).getAttempt({ signal });
    return nullFor([404, 405], attempt);
  }

  /** As the server sent it; `toSignable` reads it. */
  readChallenge(session: string, signal: AbortSignal): Promise<unknown> {
    return this.of(session).getChallenge({ signal });
  }

  async submit(
    session: string,
    assertion: PasskeyAssertion,
    signal: AbortSignal,
  ): Promise<void> {
    await this.of(session).submit(assertion, { signal });
  }

  /** Null when the code has just become needless. */
  async readCode(session: string, signal: AbortSignal): Promise<string | null> {
    const shown = this.of(session).getConfirmation({ signal });
    return (await nullFor([422], shown))?.code ?? null;
  }

  /** WhatsApp, or another person, may have been faster: the status says so. */
  async confirm(session: string, signal: AbortSignal): Promise<void> {
    await nullFor([422], this.of(session).confirm({ signal }));
  }

  /** Upstream WAHA has no rejection: there the session is stopped. */
  async reject(session: string, signal: AbortSignal): Promise<void> {
    const rejected = this.of(session).reject({ signal });
    const answer = await nullFor(
      [404, 405],
      rejected.then(() => 'rejected'),
    );
    if (answer === null) await this.changeSession(session, 'stop', signal);
  }

  /** Fulfils when WhatsApp's page asks again. */
  async renew(session: string, signal: AbortSignal): Promise<void> {
    await this.of(session).renew({ signal });
  }

  /** Null when the server has no page for the account owner. */
  createHandoff(
    session: string,
    signal: AbortSignal,
  ): Promise<PasskeyHandoff | null> {
    const handoff = this.of(session).createHandoff({ signal });
    return nullFor([404, 405, 501], handoff);
  }

  private of(session: string): PasskeySession {
    return this.client.session(session);
  }
}

/** Null for an answer with one of these statuses. */
async function nullFor<T>(
  statuses: number[],
  asked: Promise<T>,
): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && statuses.includes(error.status)) {
      return null;
    }
    throw error;
  }
}
