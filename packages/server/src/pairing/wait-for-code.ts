import { filter, firstValueFrom, timeout } from 'rxjs';
import type { EventBus } from '../events/event-bus';
import type { HostedSession } from '../sessions/hosted-session';

/** As WAHA, for a client that asks right after a start or a cancel. */
const WAIT_MS = 10_000;

/** Resolves when the session no longer waits for a QR code, or the time is over. */
export async function waitForCode(
  session: HostedSession,
  bus: EventBus,
): Promise<void> {
  if (!session.awaitsQr) {
    return;
  }
  const changed = bus.published.pipe(
    filter(({ event }) => event.session === session.name),
    filter(() => !session.awaitsQr),
    timeout({ first: WAIT_MS }),
  );
  await firstValueFrom(changed).catch(() => undefined);
}
