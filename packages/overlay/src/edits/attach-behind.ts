import type { Class } from '../parts/waha-parts';
import { attachSafely } from './attach-safely';
import type { Edits } from './edits';
import { onNextAssignment } from './on-next-assignment';
import type { WahaSession } from './waha-session';
import { wrapMethod } from './wrap-method';

interface Place {
  method: string;
  property: string;
}

/** `attach` is called as if it stood behind `this[property] = …` in `method`. */
export function attachBehind<Session extends WahaSession>(
  edits: Edits,
  of: Class,
  { method, property }: Place,
  attach: (session: Session) => void,
): void {
  wrapMethod(
    edits,
    of,
    method,
    (original) =>
      function (...args) {
        const session = this as Session;
        onNextAssignment(session, property, () =>
          attachSafely(session, attach),
        );
        return original.apply(this, args);
      },
  );
}
