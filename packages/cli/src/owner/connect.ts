import { parseServerOrigin } from '@waha-passkey/contract';
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
  const origin = parseOrigin(typed);
  const apiKey = await readApiKey(origin, context);
  const api = new OwnerApi(origin, apiKey);
  return {
    api,
    watch: (session) => {
      const hints = StatusHints.open(origin, apiKey, session);
      context.cleanup.add(() => hints.close());
      return new SessionWatch(api, hints, session);
    },
  };
}

function parseOrigin(typed: string): string {
  try {
    return parseServerOrigin(typed);
  } catch (error) {
    throw new CommandFailure(ExitCode.USAGE, (error as Error).message);
  }
}
