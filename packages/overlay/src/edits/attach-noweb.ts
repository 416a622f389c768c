import { attachNowebPasskey } from '@waha-passkey/waha';
import type { WahaParts } from '../parts/waha-parts';
import { attachSafely } from './attach-safely';
import type { Edits } from './edits';
import { onNextAssignment } from './on-next-assignment';
import { seeHostStatus, type BaileysEvents } from './see-host-status';
import type { WahaSession } from './waha-session';
import { wrapMethod } from './wrap-method';

type NowebSession = WahaSession & {
  status: string;
  sock: { ev: BaileysEvents };
};

/** patches/07-noweb.md: behind `this.sock = …`, and in the close handler. */
export function attachNoweb(edits: Edits, { nowebSession }: WahaParts): void {
  wrapMethod(
    edits,
    nowebSession,
    'buildClient',
    (build) =>
      function (...args) {
        const session = this as NowebSession;
        onNextAssignment(session, 'sock', () =>
          attachSafely(session, attachNowebPasskey),
        );
        return build.apply(this, args);
      },
  );
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
