import type { SessionView } from './session/session-view';
import type { SessionWatch } from './session/session-watch';

class MovedOn extends Error {}

/**
 * Asks a person for as long as the session stands where the question makes
 * sense. Null when it moved on before there was an answer.
 */
export async function askWhile<T>(
  watch: SessionWatch,
  makesSense: (view: SessionView) => boolean,
  ask: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T | null> {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const watching = lookUntil(watch, (view) => !makesSense(view), either).then(
    () => over.abort(new MovedOn()),
    (error: unknown) => over.abort(error),
  );
  try {
    const answer = await ask(either);
    // An answer that came as the session moved on is for what it asked before.
    either.throwIfAborted();
    return answer;
  } catch (error) {
    if (error instanceof MovedOn) return null;
    throw error;
  } finally {
    over.abort();
    await watching;
  }
}

async function lookUntil(
  watch: SessionWatch,
  isMet: (view: SessionView) => boolean,
  signal: AbortSignal,
): Promise<void> {
  while (!isMet(await watch.next(signal)));
}
