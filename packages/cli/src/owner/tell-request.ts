import type { SessionView } from './session/session-view';
import type { Report } from './terminal/report';

/** For scripts; null where the server does not tell. */
export function tellRequest({ name, attempt }: SessionView, report: Report) {
  report.tell({
    event: 'passkey-required',
    session: name,
    attemptId: attempt?.attemptId ?? null,
    expiresAt: attempt?.expiresAt ?? null,
    codeFreeUntil: attempt?.codeFreeUntil ?? null,
  });
}
