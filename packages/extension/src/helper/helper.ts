import { loadPairedServer, unpairServer } from '../server/paired-server';
import type { PairedServer } from '../server/paired-server';
import { createServerApi, type ServerApi } from '../server/server-api';
import { signChallenge } from '../sign/sign-challenge';
import { askConsent } from './consent-view';
import { followLinking } from './follow-linking';
import { pairByForm } from './pair-view';
import { chooseSession, onUnpair } from './pending-view';
import { element, showProblem, showText, showView } from './view';

/** One ceremony at a time: choose, consent, sign, follow; then again. */
async function serve(server: PairedServer): Promise<void> {
  showText('server', `Paired with ${server.origin}`);
  const api = createServerApi(server);
  for (;;) {
    const session = await chooseSession(api);
    try {
      if (!(await linkSession(server, api, session))) continue;
      element('linked-session').textContent = session;
      showView('linked');
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
  { origin }: PairedServer,
  api: ServerApi,
  session: string,
): Promise<boolean> {
  const attempt = await api.readAttempt(session);
  if (!(await askConsent(origin, session, attempt))) return false;
  showView('signing');
  // Read after the consent: an earlier one may have been replaced meanwhile.
  const challenge = await api.readChallenge(session);
  const assertion = await signChallenge(challenge);
  await api.submit(session, assertion);
  await followLinking(api, session);
  return true;
}

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
