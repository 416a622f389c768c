import { parseSecureServerUrl, PasskeyClient } from '@waha-passkey/client';
import { CommandFailure } from './command-failure';
import { ExitCode } from './exit-code';
import type { OwnerContext } from './owner-context';
import { readApiKey } from './read-api-key';
import { OwnerApi } from './session/owner-api';
import { SessionWatch } from './session/session-watch';
import { StatusHints } from './session/status-hints';

export interface Connection {
  api: OwnerApi;
  watch(session: string): SessionWatch;
}

/** To the typed server, and to no other. */
export async function connect(
  typed: string,
  context: OwnerContext,
): Promise<Connection> {
  const url = orUsage(() => parseSecureServerUrl(typed));
  const apiKey = await readApiKey(url, context);
  const client = orUsage(() => new PasskeyClient({ url, apiKey }));
  const api = new OwnerApi(client);
  return {
    api,
    watch: (session) => {
      const hints = StatusHints.open(client.session(session));
      context.cleanup.add(() => hints.close());
      return new SessionWatch(api, hints, session);
    },
  };
}

/** What was typed wrongly ends the command before anything is asked. */
export function orUsage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new CommandFailure(ExitCode.USAGE, (error as Error).message);
  }
}
