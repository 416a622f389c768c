import {
  handoffHeader,
  type PasskeyAssertion,
  type PasskeyHandoffClaim,
  type PasskeyHandoffView,
} from '@waha-passkey/contract';

const timeoutMs = 20_000;

/** The server said no; `code` is one of docs/errors.md, if it named one. */
export class Refusal extends Error {
  constructor(
    readonly code: string | null,
    message: string,
  ) {
    super(message);
  }
}

/** The server did not answer at all. */
export class Unreachable extends Error {}

/** What the holder of a ticket can ask for. */
export const handoffApi = {
  claim: (ticket: string) =>
    ask(ticket, 'POST', 'claim') as Promise<PasskeyHandoffClaim>,
  read: (claim: string) =>
    ask(claim, 'GET', 'attempt') as Promise<PasskeyHandoffView>,
  submit: (claim: string, assertion: PasskeyAssertion) =>
    ask(claim, 'POST', 'assertion', assertion),
  confirm: (claim: string) => ask(claim, 'POST', 'confirm'),
  reject: (claim: string) => ask(claim, 'POST', 'reject'),
  cancel: (claim: string) => ask(claim, 'POST', 'cancel'),
  renew: (claim: string) => ask(claim, 'POST', 'renew'),
  /** Ends this claim; the answer's link opens the same attempt elsewhere. */
  transfer: (claim: string) =>
    ask(claim, 'POST', 'transfer') as Promise<{ url: string }>,
};

async function ask(
  ticket: string,
  method: 'GET' | 'POST',
  what: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`passkey/${what}`, {
    method,
    headers: {
      [handoffHeader]: ticket,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => {
    throw new Unreachable();
  });
  const answer = parseJson(await response.text());
  if (response.ok) return answer;
  const { code, message } = (answer ?? {}) as Record<string, unknown>;
  throw new Refusal(
    typeof code === 'string' ? code : null,
    typeof message === 'string' ? message : `HTTP ${response.status}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
