import { hostStatus, type passkeyHolds } from '@waha-passkey/waha';

type Session = Parameters<typeof passkeyHolds>[0] & { status: string };
type Listener = (update: unknown) => unknown;

/** Of Baileys, as far as it is used here. */
export interface BaileysEvents {
  on(event: string, listener: Listener): unknown;
}

/**
 * What `listen` registers for `connection.update` sees the engine's own status
 * when the connection closes: with PASSKEY_REQUIRED, which is held over
 * SCAN_QR_CODE, WAHA would reconnect for ever.
 */
export function seeHostStatus<Result>(
  session: Session,
  events: BaileysEvents,
  listen: () => Result,
): Result {
  const own = Object.getOwnPropertyDescriptor(events, 'on');
  const on = events.on.bind(events);
  events.on = (event, listener) =>
    on(
      event,
      event === 'connection.update'
        ? withHostStatus(session, listener)
        : listener,
    );
  try {
    return listen();
  } finally {
    if (own) Object.defineProperty(events, 'on', own);
    else Reflect.deleteProperty(events, 'on');
  }
}

/** It decides before its first `await`; after that the status is as ever. */
function withHostStatus(session: Session, listener: Listener): Listener {
  return (update) => {
    const { connection } = Object(update) as { connection?: unknown };
    if (connection !== 'close') return listener(update);
    Object.defineProperty(session, 'status', {
      configurable: true,
      get: () => hostStatus(session),
      set: (status: string) => {
        Reflect.set(
          Object.getPrototypeOf(session) as object,
          'status',
          status,
          session,
        );
      },
    });
    try {
      return listener(update);
    } finally {
      Reflect.deleteProperty(session, 'status');
    }
  };
}
