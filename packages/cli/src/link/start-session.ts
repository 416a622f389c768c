import { SessionStatus, type EngineName } from '@waha-passkey/contract';
import { ApiError, type SessionSummary } from '@waha-passkey/client';
import type { OwnerContext } from '../owner/owner-context';
import type { OwnerApi } from '../owner/session/owner-api';
import { toPlainText } from '../owner/terminal/to-plain-text';
import { assertEngine, chooseEngine } from './choose-engine';

const stopMs = 20_000;

/**
 * Creates the session unless it exists, and starts it unless it runs, with the
 * wanted engine or none. One that was started here is stopped again at the end,
 * until `keep` is called.
 */
export async function startSession(
  api: OwnerApi,
  session: string,
  wanted: EngineName | undefined,
  { cleanup, report, signal }: OwnerContext,
): Promise<{ keep(): void }> {
  const engine = await chooseEngine(api, wanted, signal);
  const found = await findSession(api, session, signal);
  assertEngine(session, found?.engine?.engine, wanted);
  const status = found?.status ?? null;
  let mine = true;
  // Before it starts: Ctrl-C may come while the server is at it.
  cleanup.add(async () => {
    if (!mine) return;
    report.say(`Stopping session ${toPlainText(session)}: it is not linked.`);
    await api.changeSession(session, 'stop', AbortSignal.timeout(stopMs));
  });
  switch (status) {
    case null:
      report.say(`Creating session ${toPlainText(session)}.`);
      await api.createSession(session, engine, signal);
      break;
    case SessionStatus.STOPPED:
      report.say(`Starting session ${toPlainText(session)}.`);
      await api.changeSession(session, 'start', signal);
      break;
    case SessionStatus.FAILED:
      report.say(
        `Session ${toPlainText(session)} had failed; starting it again.`,
      );
      await api.changeSession(session, 'restart', signal);
      break;
    case SessionStatus.STARTING:
    case SessionStatus.SCAN_QR_CODE:
    case SessionStatus.PASSKEY_REQUIRED:
    case SessionStatus.PASSKEY_CONFIRMATION_REQUIRED:
    case SessionStatus.WORKING:
      mine = false;
  }
  report.tell({ event: 'session', session, startedHere: mine });
  return {
    keep: () => {
      mine = false;
    },
  };
}

/** Null when there is none of that name. */
async function findSession(
  api: OwnerApi,
  session: string,
  signal: AbortSignal,
): Promise<SessionSummary | null> {
  try {
    return await api.readSession(session, signal);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
