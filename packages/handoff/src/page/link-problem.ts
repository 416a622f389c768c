import { ApiError } from './handoff-api';
import type { LinkProblem } from './page-state';

const problems: ReadonlyMap<string, LinkProblem> = new Map([
  ['PASSKEY_TICKET_USED', 'used'],
  ['PASSKEY_TICKET_EXPIRED', 'expired'],
  ['PASSKEY_TICKET_REPLACED', 'replaced'],
  ['PASSKEY_TICKET_CANCELLED', 'cancelled'],
  ['PASSKEY_TICKET_UNKNOWN', 'unknown'],
]);

/** Null when the error says nothing of the link itself. */
export function toLinkProblem(error: unknown): LinkProblem | null {
  if (!(error instanceof ApiError)) return null;
  return problems.get(error.code ?? '') ?? null;
}
