import type { PasskeyAttempt } from '@waha-passkey/contract';
import { element, showView, waitForTrustedClick } from './view';

/** What the owner is told before anything is signed. Fulfils with the answer. */
export async function askConsent(
  session: string,
  attempt: PasskeyAttempt | null,
): Promise<boolean> {
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
    element('consent-time').textContent = describeTimeLeft(attempt, Date.now());
  };
  show();
  return window.setInterval(show, 1_000);
}

export function describeTimeLeft(
  attempt: Pick<PasskeyAttempt, 'deadline' | 'codeFreeUntil'> | null,
  nowMs: number,
): string {
  if (!attempt?.deadline) {
    return 'This server does not say how long the request stays valid. Be quick.';
  }
  const leftMs = attempt.deadline - nowMs;
  if (leftMs <= 0) return 'The request has expired. Ask for a new one.';
  const codeFreeMs = (attempt.codeFreeUntil ?? 0) - nowMs;
  return codeFreeMs > 0
    ? `Time left: ${formatDuration(leftMs)}. Within ${formatDuration(
        codeFreeMs,
      )} no code has to be compared.`
    : `Time left: ${formatDuration(
        leftMs,
      )}. A code has to be compared afterwards.`;
}

function formatDuration(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
