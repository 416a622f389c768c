import { passkeyHolds, withPasskey } from '@waha-passkey/waha';
import type { Observable } from 'rxjs';
import type { WahaParts } from '../parts/waha-parts';
import type { Edits } from './edits';
import type { WahaSession } from './waha-session';
import { wrapMethod } from './wrap-method';

/** `WhatsappSession`: while it is unpairing it takes STOPPED only. */
type Session = WahaSession & { unpairing?: boolean };

/** patches/04-session-status.md */
export function holdStatus(edits: Edits, { session }: WahaParts): void {
  if ('setStatus' in session.prototype) {
    wrapMethod(
      edits,
      session,
      'setStatus',
      (setStatus) =>
        function (...args) {
          if (isHeld(this as Session, args[0] as string)) return;
          setStatus.apply(this, args);
        },
    );
  } else {
    holdAccessor(edits, session.prototype);
  }
  wrapMethod(
    edits,
    session,
    'getEventObservable',
    (observe) =>
      function (event) {
        const events = observe.call(this, event) as Observable<unknown>;
        return withPasskey(this as Session, event as string, events);
      },
  );
}

/** NOWEB's own accessor comes here by `super.status`. */
function holdAccessor(edits: Edits, prototype: object): void {
  const accessor = Object.getOwnPropertyDescriptor(prototype, 'status');
  edits.define(prototype, 'status', {
    ...accessor,
    set(this: Session, status: string) {
      if (isHeld(this, status)) return;
      accessor?.set?.call(this, status);
    },
  });
}

/** What WAHA refuses anyway is no news for us. */
function isHeld(session: Session, status: string): boolean {
  if (session.unpairing && status !== 'STOPPED') return false;
  return passkeyHolds(session, status);
}
