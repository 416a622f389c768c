import { attachGowsPasskey } from '@waha-passkey/waha';
import type { WahaParts } from '../parts/waha-parts';
import { attachSafely } from './attach-safely';
import type { Edits } from './edits';
import { onNextAssignment } from './on-next-assignment';
import type { WahaSession } from './waha-session';
import { wrapMethod } from './wrap-method';

/** patches/08-gows.md: behind `this.events = …` in `subscribeEvents()`. */
export function attachGows(edits: Edits, { gowsSession }: WahaParts): void {
  wrapMethod(
    edits,
    gowsSession,
    'subscribeEvents',
    (subscribe) =>
      function (...args) {
        const session = this as WahaSession;
        onNextAssignment(session, 'events', () =>
          attachSafely(session, attachGowsPasskey),
        );
        return subscribe.apply(this, args);
      },
  );
}
