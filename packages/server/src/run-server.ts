import type { RunningServer } from './running-server';
import { createServer } from './create-server';
import type { Settings } from './settings/settings';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Runs the host as this process: prints where it listens (and a key that was
 * generated, once), and closes all on the usual signals, also while it starts.
 */
export async function runServer(
  settings: Settings,
  print: (line: string) => void,
): Promise<RunningServer> {
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of SIGNALS) {
      // Further ones change nothing: what is being closed has its deadlines.
      process.on(signal, () => {
        resolve();
      });
    }
  });
  const server = await createServer(settings, { ownsProcess: true });
  void interrupted.then(() => server.close());
  print(`Listening on ${server.url}`);
  if (settings.apiKey.generated && settings.apiKey.plain !== null) {
    print(
      `X-Api-Key of this run: ${settings.apiKey.plain} (set WAHA_API_KEY to keep one)`,
    );
  }
  return server;
}
