import { parseSource } from '../edits/source';
import type { NativeMark } from '../recipe/recipe';
import type { Tree } from '../tree/tree';

/** True when WAHA's class has the member itself. */
export function findNativeMark(tree: Tree, mark: NativeMark): boolean {
  const text = tree.read(mark.file);
  if (text === null) {
    return false;
  }
  const holder = parseSource(text).file.getClass(mark.class);
  return holder?.getInstanceMember(mark.member) !== undefined;
}
