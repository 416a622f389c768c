import type { ServerApi } from '../server/server-api';
import { element, showView, waitForTrustedClick } from './view';

const lookAgainMs = 1_500;
/** The page's three waits of 120 s after a signature, and some grace. */
const giveUpMs = 400_000;

/**
 * Watches the session after the signature was accepted. Fulfils when it is
 * linked; throws an `Error` with the reason otherwise.
 */
export async function followLinking(
  api: ServerApi,
  session: string,
): Promise<void> {
  const giveUpAt = Date.now() + giveUpMs;
  showView('following');
  let shownCode: string | null = null;
  while (Date.now() < giveUpAt) {
    const status = await api.readStatus(session);
    if (status === 'WORKING') return;
    if (status === 'PASSKEY_CONFIRMATION_REQUIRED' && shownCode === null) {
      shownCode = (await api.readConfirmation(session)).code;
      await compareCodes(api, session, shownCode);
    } else if (status === 'FAILED' || status === 'STOPPED') {
      throw new Error(await describeEnd(api, session));
    } else if (status === 'SCAN_QR_CODE') {
      throw new Error('The server shows a QR code again. Link anew.');
    }
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  throw new Error(
    'Nothing followed within six minutes. Look at the session on your server.',
  );
}

async function compareCodes(
  api: ServerApi,
  session: string,
  code: string,
): Promise<void> {
  element('code').textContent =
    code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
  showView('code');
  const answer = await waitForTrustedClick(
    ['codes-match', 'codes-differ'],
    AbortSignal.timeout(giveUpMs),
  );
  if (answer === 'codes-differ') {
    await api.reject(session);
    throw new Error(
      'You said that the codes differ, so nothing was linked. Somebody may have tried to link a device of theirs.',
    );
  }
  await api.confirm(session);
  showView('following');
}

async function describeEnd(api: ServerApi, session: string): Promise<string> {
  const attempt = await api.readAttempt(session).catch(() => null);
  return attempt?.reason?.message ?? 'The server ended the session.';
}
