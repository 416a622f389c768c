import { SessionStatus } from '@waha-passkey/contract';
import { ApiError } from '@waha-passkey/client';
import type { OwnerContext } from '../owner/owner-context';
import type { OwnerApi } from '../owner/session/owner-api';
import { toPlainText } from '../owner/terminal/to-plain-text';

const stopMs = 20_000;

/**
 * Creates the session unless it exists, and starts it unless it runs. One that
 * was started here is stopped again at the end, until `keep` is called.
 */
export async function startSession(
  api: OwnerApi,
  session: string,
  { cleanup, report, signal }: OwnerContext,
): Promise<{ keep(): void }> {
  const status = await readStatus(api, session, signal);
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
      await api.createSession(session, signal);
      break;
    case SessionStatus.STOPPED:
      report.say(`Starting session ${toPlainText(session)}.`);
      await api.changeSession(session, 'start', signal);
      break;
    case SessionStatus.FAILED:
      report.say(`Session ${toPlainText(session)} had failed; starting anew.`);
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
async function readStatus(
  api: OwnerApi,
  session: string,
  signal: AbortSignal,
): Promise<SessionStatus | null> {
  try {
    return (await api.readSession(session, signal)).status;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
