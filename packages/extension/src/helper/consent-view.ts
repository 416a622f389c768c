import type { PasskeyAttempt } from '@waha-passkey/contract';
import { showKind } from './kind-texts';
import { element, showView, waitForTrustedClick } from './view';

/** What the owner is told before anything is signed. Fulfils with the answer. */
export async function askConsent(
  server: string,
  session: string,
  attempt: PasskeyAttempt | null,
): Promise<boolean> {
  showKind(attempt?.kind ?? 'linking');
  element('consent-server').textContent = server;
  element('consent-session').textContent = session;
  showView('consent');
  const countdown = showTimeLeft(attempt);
  try {
    const clicked = await waitForTrustedClick(
      ['sign', 'decline'],
      new AbortController().signal,
    );
    return clicked === 'sign';
  } finally {
    window.clearInterval(countdown);
  }
}

function showTimeLeft(attempt: PasskeyAttempt | null): number {
  const show = () => {
    const now = Date.now();
    element('consent-time').textContent = describeTimeLeft(attempt, now);
    element<HTMLButtonElement>('sign').disabled = isOver(attempt, now);
  };
  show();
  return window.setInterval(show, 1_000);
}

function isOver(attempt: PasskeyAttempt | null, nowMs: number): boolean {
  return Boolean(attempt?.deadline && attempt.deadline <= nowMs);
}

export function describeTimeLeft(
  attempt:
    | (Pick<PasskeyAttempt, 'deadline' | 'codeFreeUntil'> & {
        kind?: PasskeyAttempt['kind'];
      })
    | null,
  nowMs: number,
): string {
  if (!attempt?.deadline) {
    return 'unknown: this server does not report it. Be quick.';
  }
  const leftMs = attempt.deadline - nowMs;
  if (leftMs <= 0) return 'none: the request has expired. Ask for a new one.';
  if (attempt.kind === 'checkpoint') return formatDuration(leftMs);
  const codeFreeMs = (attempt.codeFreeUntil ?? 0) - nowMs;
  return codeFreeMs > 0
    ? `${formatDuration(
        leftMs,
      )}, and no code to compare within ${formatDuration(codeFreeMs)}`
    : `${formatDuration(leftMs)}, then a code to compare`;
}

function formatDuration(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
