import { toSignable } from '@waha-passkey/signing';
import { loadPairedServer, unpairServer } from '../server/paired-server';
import type { PairedServer } from '../server/paired-server';
import { createServerApi, type ServerApi } from '../server/server-api';
import { SigningCancelledError, signChallenge } from '../sign/sign-challenge';
import { askConsent } from './consent-view';
import { followCheckpoint } from './follow-checkpoint';
import { followLinking } from './follow-linking';
import { pairByForm } from './pair-view';
import { chooseSession, onUnpair } from './pending-view';
import { showKind, showLinked } from './kind-texts';
import { watchRequest } from './request-watch';
import {
  element,
  showProblem,
  showText,
  showView,
  waitForTrustedClick,
} from './view';

/** One ceremony at a time: choose, consent, sign, follow; then again. */
async function serve(server: PairedServer): Promise<void> {
  showText('server', `Paired with ${server.url}`);
  const api = createServerApi(server);
  for (;;) {
    const session = await chooseSession(api);
    try {
      if (!(await linkSession(server, api, session))) continue;
      showLinked(session);
    } catch (error) {
      showView('failed');
      element('failed-reason').textContent =
        error instanceof Error ? error.message : String(error);
    }
    await waitForBack();
  }
}

/** Fulfils with false when the owner declined. */
async function linkSession(
  { url }: PairedServer,
  api: ServerApi,
  session: string,
): Promise<boolean> {
  const attempt = await api.readAttempt(session);
  const kind = attempt?.kind ?? 'linking';
  if (!(await askConsent(url, session, attempt))) return false;
  showKind(kind);
  showView('signing');
  showText('signing-page', null);
  // Read after the consent: an earlier one may have been replaced meanwhile.
  const options = toSignable(await api.readChallenge(session));
  if (options.kind !== kind) {
    throw new Error(
      'The server asks for something else than it said before you agreed. Nothing was signed. Look at the session on your server.',
    );
  }
  const watch = watchRequest(api, session, attempt, options);
  const left = new AbortController();
  waitForTrustedClick(['cancel-signing'], left.signal).then(
    () => watch.end(new SigningCancelledError()),
    ignoreEnd,
  );
  try {
    const assertion = await signChallenge({
      options,
      subject: { server: url, session, kind },
      leftMs: watch.leftMs,
      signal: watch.signal,
      onDocument: (description) =>
        showText('signing-page', `Signing page: ${description}`),
    });
    await api.submit(session, assertion);
  } finally {
    watch.stop();
    left.abort();
  }
  await (kind === 'checkpoint'
    ? followCheckpoint(api, session)
    : followLinking(api, session));
  return true;
}

/** The wait for the owner's Cancel ends with the signature. */
function ignoreEnd(): void {}

function waitForBack(): Promise<void> {
  return new Promise((resolve) => {
    for (const button of document.querySelectorAll('[data-back]')) {
      button.addEventListener('click', () => resolve(), { once: true });
    }
  });
}

async function start(): Promise<void> {
  const server = (await loadPairedServer()) ?? (await pairByForm());
  onUnpair(() => {
    unpairServer(server).then(() => location.reload(), showProblem);
  });
  await serve(server);
}

start().catch(showProblem);
