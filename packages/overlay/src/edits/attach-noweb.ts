import { attachNowebPasskey } from '@waha-passkey/waha';
import type { WahaParts } from '../parts/waha-parts';
import { attachBehind } from './attach-behind';
import type { Edits } from './edits';
import { seeHostStatus, type BaileysEvents } from './see-host-status';
import type { WahaSession } from './waha-session';
import { wrapMethod } from './wrap-method';

type NowebSession = WahaSession & {
  status: string;
  sock: { ev: BaileysEvents };
};

/** patches/07-noweb.md: behind the assignment, and in the close handler. */
export function attachNoweb(edits: Edits, { nowebSession }: WahaParts): void {
  const place = { method: 'buildClient', property: 'sock' };
  attachBehind(edits, nowebSession, place, attachNowebPasskey);
  wrapMethod(
    edits,
    nowebSession,
    'listenConnectionEvents',
    (listen) =>
      function (...args) {
        const session = this as NowebSession;
        return seeHostStatus(session, session.sock.ev, () =>
          listen.apply(this, args),
        );
      },
  );
}
