/** The user wants an end: Ctrl-C, or a signal from whoever started us. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Aborts at the first signal. Further ones change nothing: a terminal and npm
 * both hand the same Ctrl-C on, and what is being closed has its deadlines.
 */
export function watchInterruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of SIGNALS) {
    process.on(name, () => controller.abort(new Interruption(name)));
  }
  return controller.signal;
}
