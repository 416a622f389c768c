import type { PasskeyPhase } from '@waha-passkey/contract';
import type { AttemptState } from '../machine/attempt-state';

/** For the log: session, kind, phases, reason and time; never more. */
export function describeTransition(
  session: string,
  { kind, stage, requestedAt }: AttemptState,
  previousPhase: PasskeyPhase | null,
  now: number,
): string {
  const from = previousPhase === null ? 'new' : previousPhase;
  const why = stage.phase === 'ended' ? ` (${stage.reason.code})` : '';
  const elapsedMs = Math.round(now - requestedAt);
  return `[${session}] passkey ${kind}: ${from} -> ${stage.phase}${why}, ${elapsedMs} ms`;
}
