import type { EngineName } from '@waha-passkey/contract';
import { CommandFailure } from '../owner/command-failure';
import { ExitCode } from '../owner/exit-code';
import type { OwnerApi } from '../owner/session/owner-api';
import { toPlainText } from '../owner/terminal/to-plain-text';

/**
 * The engine to create a session with: undefined where a server runs one engine
 * only, which is then the wanted one, or does not say.
 *
 * @throws CommandFailure when the server runs another one
 */
export async function chooseEngine(
  api: OwnerApi,
  wanted: EngineName | undefined,
  signal: AbortSignal,
): Promise<EngineName | undefined> {
  if (wanted === undefined) return undefined;
  // One that is not there is refused by the server, which says what to install.
  if (await api.runsSeveralEngines(signal)) return wanted;
  const only = await api.readEngine(signal);
  if (only === null || only === wanted) return undefined;
  throw new CommandFailure(
    ExitCode.USAGE,
    `This server runs ${toPlainText(only)}, not ${wanted}. Leave --engine out, or start a WAHA that has ${wanted} with WHATSAPP_DEFAULT_ENGINE=${wanted}.`,
  );
}

/** @throws CommandFailure when a session has another engine than the wanted one */
export function assertEngine(
  session: string,
  actual: string | undefined,
  wanted: EngineName | undefined,
): void {
  if (wanted === undefined || actual === undefined || actual === wanted) return;
  throw new CommandFailure(
    ExitCode.USAGE,
    `The session ${toPlainText(session)} runs on ${toPlainText(actual)}, not on ${wanted}, and keeps its engine. Leave --engine out, or choose another --session.`,
  );
}
