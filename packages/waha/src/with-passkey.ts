import { toEventData } from '@waha-passkey/ceremony';
import { map, type Observable } from 'rxjs';
import { passkeyHost, type PasskeyHost } from './passkey-host';
import {
  SESSION_STATUS_EVENT,
  type WahaSession,
  type WahaStatusPayload,
} from './waha-names';

/**
 * Completes a session's status events: `data` where this WAHA has none, and
 * the attempt beside it, as `passkey`. Other events pass untouched.
 */
export function withPasskey<Payload>(
  session: WahaSession,
  event: string,
  events: Observable<Payload>,
): Observable<Payload> {
  return withPasskeyOf(passkeyHost(), session, event, events);
}

/** As `withPasskey`, for a host that is not the process's own. */
export function withPasskeyOf<Payload>(
  host: PasskeyHost,
  session: WahaSession,
  event: string,
  events: Observable<Payload>,
): Observable<Payload> {
  if (event !== SESSION_STATUS_EVENT || !host.settings.enabled) return events;
  const link = host.linkOf(session);
  return events.pipe(
    map((payload) => {
      const body = payload as Payload & WahaStatusPayload;
      const data = 'data' in body ? body.data : link.dataOf(body.status);
      const shown = toEventData(
        { status: body.status, data },
        host.settings.eventData,
      );
      return { ...body, data: shown, passkey: link.attempt };
    }),
  );
}
