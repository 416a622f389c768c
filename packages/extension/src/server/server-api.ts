import type {
  PasskeyAssertion,
  PasskeyAttempt,
  PasskeyChallenge,
  PasskeyConfirmation,
  SessionStatus,
} from '@waha-passkey/contract';
import type { PairedServer } from './paired-server';

const timeoutMs = 20_000;

export interface SessionSummary {
  name: string;
  status: SessionStatus;
}

/** What the helper asks its paired server; WAHA's own routes and key. */
export interface ServerApi {
  listSessions(): Promise<SessionSummary[]>;
  readStatus(session: string): Promise<SessionStatus>;
  readChallenge(session: string): Promise<PasskeyChallenge>;
  /** Null on a server that does not tell (upstream WAHA). */
  readAttempt(session: string): Promise<PasskeyAttempt | null>;
  submit(session: string, assertion: PasskeyAssertion): Promise<void>;
  readConfirmation(session: string): Promise<PasskeyConfirmation>;
  confirm(session: string): Promise<void>;
  reject(session: string): Promise<void>;
  cancel(session: string): Promise<void>;
}

export function createServerApi(server: PairedServer): ServerApi {
  const ask = (method: string, path: string, body?: unknown) =>
    askServer(server, method, path, body);
  const passkey = (session: string, rest = '') =>
    `/api/${encodeURIComponent(session)}/auth/passkey${rest}`;
  const readSession = async (session: string) =>
    (await ask(
      'GET',
      `/api/sessions/${encodeURIComponent(session)}`,
    )) as SessionSummary;

  /** Upstream WAHA knows neither: there the session is stopped. */
  const orStop = async (session: string, order: '/reject' | '/cancel') => {
    try {
      await ask('POST', passkey(session, order));
    } catch (error) {
      nullWhenMissing(error);
      await ask('POST', `/api/sessions/${encodeURIComponent(session)}/stop`);
    }
  };

  return {
    async listSessions() {
      if (server.session !== null) return [await readSession(server.session)];
      const sessions = await ask('GET', '/api/sessions');
      return Array.isArray(sessions) ? (sessions as SessionSummary[]) : [];
    },
    async readStatus(session) {
      return (await readSession(session)).status;
    },
    async readChallenge(session) {
      return (await ask(
        'GET',
        passkey(session, '/challenge'),
      )) as PasskeyChallenge;
    },
    async readAttempt(session) {
      return (await ask('GET', passkey(session)).catch((error: unknown) =>
        nullWhenMissing(error),
      )) as PasskeyAttempt | null;
    },
    async submit(session, assertion) {
      await ask('POST', passkey(session), assertion);
    },
    async readConfirmation(session) {
      return (await ask(
        'GET',
        passkey(session, '/confirmation'),
      )) as PasskeyConfirmation;
    },
    async confirm(session) {
      await ask('POST', passkey(session, '/confirm'));
    },
    async reject(session) {
      await orStop(session, '/reject');
    },
    async cancel(session) {
      await orStop(session, '/cancel');
    },
  };
}

/** The server's refusal, in its own words where it has some. */
export class ServerRefusal extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof ServerRefusal && error.statusCode === 404) return null;
  throw error;
}

async function askServer(
  server: PairedServer,
  method: string,
  path: string,
  body: unknown,
): Promise<unknown> {
  const response = await fetch(`${server.origin}${path}`, {
    method,
    headers: {
      'X-Api-Key': server.apiKey,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    credentials: 'omit',
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => {
    throw new Error(
      `${server.origin} did not answer. Check that the server runs and that the address is right.`,
    );
  });
  const text = await response.text();
  const answer = parseJson(text);
  if (response.ok && (answer !== null || text === '')) return answer;
  if (response.ok) {
    throw new ServerRefusal(
      response.status,
      `${server.origin} does not answer as a WAHA server does. Check the address.`,
    );
  }
  throw new ServerRefusal(
    response.status,
    describeRefusal(response.status, answer),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function describeRefusal(statusCode: number, answer: unknown): string {
  if (statusCode === 401 || statusCode === 403) {
    return 'The server does not accept this key. Pair again with the right one.';
  }
  const message = (answer as { message?: unknown } | null)?.message;
  return typeof message === 'string'
    ? message
    : `The server refused the request (HTTP ${statusCode}).`;
}
