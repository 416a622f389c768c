import { GUARDED_ACTS } from '../../../protocol/whatsapp-names';
import { findModule, type ModuleName } from '../modules';
import { apply } from '../primordials';
import { wrapNative } from '../wrap-native';
import { isCalledFromOutside } from './find-caller';
import { refuseAct } from './refuse-act';
import { replaceMember } from './replace-member';

type Act = (...args: never[]) => unknown;

/**
 * Refuses what would end an open attempt where it happens, when code from
 * outside the page calls it. The page's own calls pass: its Cancel restarts
 * the socket by the same function.
 */
export class ActGuards {
  private readonly undo = new Map<Act, () => void>();
  private isOver = false;

  /** Again and again: modules load one by one. */
  install(): void {
    for (const [module, methods] of Object.entries(GUARDED_ACTS)) {
      for (const method of methods) this.guard(module as ModuleName, method);
    }
  }

  uninstall(): void {
    this.isOver = true;
    for (const restore of this.undo.values()) restore();
    this.undo.clear();
  }

  private guard(name: ModuleName, method: string): void {
    const module = findModule(name);
    const act = module?.[method];
    if (!module || typeof act !== 'function') return;
    if (this.undo.has(act as Act)) return;
    const guarded = this.wrap(act as Act, module, method);
    const restore = replaceMember(module, method, guarded);
    if (restore) this.undo.set(guarded, restore);
  }

  private wrap(act: Act, module: object, method: string): Act {
    const call = (_act: Act, self: unknown, args: unknown[]): unknown =>
      !this.isOver && isCalledFromOutside(call)
        ? refuseAct(module, method)
        : apply(act, self, args as never[]);
    return wrapNative(act, call);
  }
}
