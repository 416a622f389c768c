import { SessionStatus } from '@waha-passkey/contract';
import { filter, firstValueFrom, timeout } from 'rxjs';
import type { EventBus } from '../events/event-bus';
import type { HostedSession } from '../sessions/hosted-session';

/** As WAHA: a client that has just started a session asks for its code. */
const WAIT_MS = 10_000;

/** Resolves when a session that starts has got on, or the time is over. */
export async function waitForCode(
  session: HostedSession,
  bus: EventBus,
): Promise<void> {
  if (session.view.status !== SessionStatus.STARTING) {
    return;
  }
  const changed = bus.published.pipe(
    filter(({ event }) => event.session === session.name),
    filter(({ event }) => event.payload.status !== SessionStatus.STARTING),
    timeout({ first: WAIT_MS }),
  );
  await firstValueFrom(changed).catch(() => undefined);
}
