import type { RunningServer } from './running-server';
import { createServer } from './create-server';
import type { Settings } from './settings/settings';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Runs the host as this process: prints where it listens (and a key that was
 * generated, once), and closes all on the usual signals.
 */
export async function runServer(
  settings: Settings,
  print: (line: string) => void,
): Promise<RunningServer> {
  const server = await createServer(settings, { ownsProcess: true });
  print(`Listening on ${server.url}`);
  if (settings.apiKey.generated && settings.apiKey.plain !== null) {
    print(
      `X-Api-Key of this run: ${settings.apiKey.plain} (set WAHA_API_KEY to keep one)`,
    );
  }
  const end = (): void => {
    for (const signal of SIGNALS) {
      process.off(signal, end);
    }
    void server.close();
  };
  for (const signal of SIGNALS) {
    process.on(signal, end);
  }
  return server;
}
