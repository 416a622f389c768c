import { attachWebjsPasskey } from '@waha-passkey/waha';
import type { WahaParts } from '../parts/waha-parts';
import { attachSafely } from './attach-safely';
import type { Edits } from './edits';
import { onNextAssignment } from './on-next-assignment';
import type { WahaWebjsSession } from './waha-session';
import { wrapMethod } from './wrap-method';

/** patches/06-webjs.md: behind `this.whatsapp = …` in `init()`. */
export function attachWebjs(edits: Edits, { webjsSession }: WahaParts): void {
  wrapMethod(
    edits,
    webjsSession,
    'init',
    (init) =>
      function (...args) {
        const session = this as WahaWebjsSession;
        onNextAssignment(session, 'whatsapp', () =>
          attachSafely(session, attachWebjsPasskey),
        );
        return init.apply(this, args);
      },
  );
}
