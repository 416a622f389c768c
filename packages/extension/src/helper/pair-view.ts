import { parseSecureServerUrl } from '@waha-passkey/client';
import { type PairedServer, pairServer } from '../server/paired-server';
import { element, showProblem, showView } from './view';

/** Fulfils once the owner has typed in a server and the browser allowed it. */
export function pairByForm(): Promise<PairedServer> {
  showView('pair');
  const form = element<HTMLFormElement>('pair-form');
  return new Promise((resolve) => {
    const onSubmit = (event: SubmitEvent) => {
      event.preventDefault();
      if (!event.isTrusted) return;
      readServer()
        .then((server) => {
          form.removeEventListener('submit', onSubmit);
          form.reset();
          resolve(server);
        })
        .catch(showProblem);
    };
    form.addEventListener('submit', onSubmit);
  });
}

async function readServer(): Promise<PairedServer> {
  const typed = (id: string) => element<HTMLInputElement>(id).value.trim();
  const server: PairedServer = {
    url: parseSecureServerUrl(typed('pair-server')),
    apiKey: typed('pair-key'),
    session: typed('pair-session') || null,
  };
  await pairServer(server);
  return server;
}
