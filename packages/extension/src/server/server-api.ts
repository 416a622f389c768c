import {
  ApiError,
  PasskeyClient,
  type SessionSummary,
} from '@waha-passkey/client';
import type {
  PasskeyAssertion,
  PasskeyAttempt,
  PasskeyChallenge,
  PasskeyConfirmation,
  SessionStatus,
} from '@waha-passkey/contract';
import type { PairedServer } from './paired-server';

const timeoutMs = 20_000;

/** What the helper asks its paired server, and no other. */
export interface ServerApi {
  listSessions(): Promise<SessionSummary[]>;
  readStatus(session: string): Promise<SessionStatus>;
  readChallenge(session: string): Promise<PasskeyChallenge>;
  /** Null on a server that does not say (upstream WAHA). */
  readAttempt(session: string): Promise<PasskeyAttempt | null>;
  submit(session: string, assertion: PasskeyAssertion): Promise<void>;
  readConfirmation(session: string): Promise<PasskeyConfirmation>;
  confirm(session: string): Promise<void>;
  reject(session: string): Promise<void>;
  cancel(session: string): Promise<void>;
}

export function createServerApi(server: PairedServer): ServerApi {
  const { url, apiKey } = server;
  const client = new PasskeyClient({ url, apiKey, timeoutMs });

  /** Upstream WAHA has neither: there the session is stopped. */
  const orStop = async (session: string, end: 'reject' | 'cancel') => {
    try {
      await client.session(session)[end]();
    } catch (error) {
      if (!isMissing(error)) throw error;
      await client.session(session).stop();
    }
  };

  return {
    async listSessions() {
      return server.session === null
        ? client.listSessions()
        : [await client.session(server.session).getInfo()];
    },
    async readStatus(session) {
      return (await client.session(session).getInfo()).status;
    },
    readChallenge: (session) => client.session(session).getChallenge(),
    async readAttempt(session) {
      try {
        return await client.session(session).getAttempt();
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    submit: (session, assertion) => client.session(session).submit(assertion),
    readConfirmation: (session) => client.session(session).getConfirmation(),
    confirm: (session) => client.session(session).confirm(),
    reject: (session) => orStop(session, 'reject'),
    cancel: (session) => orStop(session, 'cancel'),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof ApiError && [404, 405].includes(error.status);
}
