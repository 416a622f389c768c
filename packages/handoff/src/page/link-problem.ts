import type { Refusal } from './handoff-api';
import type { LinkProblem } from './page-state';

const problems: ReadonlyMap<string, LinkProblem> = new Map([
  ['PASSKEY_TICKET_USED', 'used'],
  ['PASSKEY_TICKET_EXPIRED', 'expired'],
  ['PASSKEY_TICKET_REPLACED', 'replaced'],
  ['PASSKEY_TICKET_UNKNOWN', 'unknown'],
]);

/** Null when the refusal says nothing of the link itself. */
export function toLinkProblem({ code }: Refusal): LinkProblem | null {
  return problems.get(code ?? '') ?? null;
}
