import { addPasskeyCapability } from '@waha-passkey/waha';
import type { WahaParts } from '../parts/waha-parts';
import type { Edits } from './edits';
import { wrapMethod } from './wrap-method';

type EngineClass = Parameters<typeof addPasskeyCapability>[1];

/** patches/09-session-info.md: before `getSessionInfo()` returns. */
export function addCapability(edits: Edits, { manager }: WahaParts): void {
  wrapMethod(
    edits,
    manager,
    'getSessionInfo',
    (read) =>
      async function (...args) {
        const info = await read.apply(this, args);
        const { engine } = Object(info) as { engine?: object };
        if (engine) {
          // A manager that runs several engines has no such member.
          const { EngineClass = Object } = this as {
            EngineClass?: EngineClass;
          };
          addPasskeyCapability(engine, EngineClass, args[0] as string);
        }
        return info;
      },
  );
}
