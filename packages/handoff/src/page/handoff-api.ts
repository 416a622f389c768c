import {
  handoffHeader,
  handoffNextHeader,
  type PasskeyAssertion,
  type PasskeyHandoffClaim,
  type PasskeyHandoffView,
} from '@waha-passkey/contract';

const readTimeoutMs = 10_000;
/** The server gives WhatsApp up to 20 s for an order. */
const orderTimeoutMs = 30_000;

/** The server said no; `code` is one of docs/errors.md, if it named one. */
export class ApiError extends Error {
  constructor(
    readonly code: string | null,
    message: string,
  ) {
    super(message);
  }
}

/** The server did not answer at all. */
export class NetworkError extends Error {}

interface Question {
  method?: 'GET' | 'POST';
  /** What takes the place of the ticket or claim. */
  next?: string;
  body?: unknown;
  timeoutMs?: number;
}

/** What the holder of a ticket, or of a claim, can ask for. */
export const handoffApi = {
  claim: (ticket: string, next: string) =>
    ask(ticket, 'claim', { next }) as Promise<PasskeyHandoffClaim>,
  read: (secret: string) =>
    ask(secret, 'attempt', { method: 'GET' }) as Promise<PasskeyHandoffView>,
  submit: (claim: string, body: PasskeyAssertion) =>
    ask(claim, 'assertion', { body, timeoutMs: orderTimeoutMs }),
  order: (claim: string, order: 'confirm' | 'reject' | 'cancel' | 'renew') =>
    ask(claim, order, { timeoutMs: orderTimeoutMs }),
  /** Ends this claim; the answer's link opens the same attempt elsewhere. */
  transfer: (claim: string, next: string) =>
    ask(claim, 'transfer', { next }) as Promise<{ url: string }>,
};

async function ask(
  secret: string,
  what: string,
  { method = 'POST', next, body, timeoutMs = readTimeoutMs }: Question,
): Promise<unknown> {
  const { ok, status, text } = await send(toUrl(what), {
    method,
    headers: {
      [handoffHeader]: secret,
      ...(next === undefined ? {} : { [handoffNextHeader]: next }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const answer = parseJson(text);
  if (ok) return answer;
  const { code, message } = (answer ?? {}) as Record<string, unknown>;
  throw new ApiError(
    typeof code === 'string' ? code : null,
    typeof message === 'string' ? message : `HTTP ${status}`,
  );
}

/** Next to the page, wherever a proxy shows it, with or without a last slash. */
function toUrl(what: string): string {
  return `${location.pathname.replace(/\/+$/, '')}/${what}`;
}

async function send(
  url: string,
  init: RequestInit,
): Promise<{ ok: boolean; status: number; text: string }> {
  try {
    const response = await fetch(url, init);
    const { ok, status } = response;
    return { ok, status, text: await response.text() };
  } catch {
    throw new NetworkError();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
