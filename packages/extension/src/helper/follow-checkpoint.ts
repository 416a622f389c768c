import type { ServerApi } from '../server/server-api';
import { showProblem, showView } from './view';

const lookAgainMs = 1_500;
/** How long WhatsApp may take to judge, and some grace. */
const giveUpMs = 180_000;

/** Fulfils when WhatsApp accepted it; throws an `Error` with the reason otherwise. */
export async function followCheckpoint(
  api: ServerApi,
  session: string,
): Promise<void> {
  const giveUpAt = Date.now() + giveUpMs;
  showView('following');
  while (Date.now() < giveUpAt) {
    const attempt = await api.readAttempt(session).catch((error: unknown) => {
      showProblem(error);
      return null;
    });
    if (attempt?.phase === 'completed') return;
    if (attempt?.phase === 'ended') {
      throw new Error(
        attempt.reason?.message ??
          'The request ended; the server gives no reason.',
      );
    }
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  throw new Error(
    'Nothing followed within three minutes. Look at the session on your server.',
  );
}
