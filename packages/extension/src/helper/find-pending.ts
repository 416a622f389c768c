import type { ServerApi } from '../server/server-api';

/** A linked session is asked for its attempt, one request each. */
const mostLinked = 20;

/** The sessions that ask for a passkey: to link, or at a checkpoint. */
export async function findPending(api: ServerApi): Promise<string[]> {
  const sessions = await api.listSessions();
  const named = (status: string) =>
    sessions.filter((one) => one.status === status).map(({ name }) => name);
  const linked = named('WORKING').slice(0, mostLinked);
  const attempts = await Promise.all(
    linked.map((session) => api.readAttempt(session).catch(() => null)),
  );
  return [
    ...named('PASSKEY_REQUIRED'),
    ...linked.filter((_, index) => {
      const attempt = attempts[index];
      return (
        attempt?.kind === 'checkpoint' && attempt.phase === 'awaiting-assertion'
      );
    }),
  ];
}
