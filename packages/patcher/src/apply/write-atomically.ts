import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { FileChange } from '../plan/plan';
import type { Checkout } from '../tree/open-checkout';

/** The file operations used, so that a test can make one of them fail. */
export interface FileWriter {
  write(place: string, text: string): void;
  rename(from: string, to: string): void;
}

export const diskWriter: FileWriter = {
  write: (place, text) => writeFileSync(place, text),
  rename: (from, to) => renameSync(from, to),
};

/**
 * Writes all changes or none: new contents are laid beside their targets
 * first, then exchanged; a failure puts back what was exchanged already.
 */
export function writeAtomically(
  checkout: Checkout,
  changes: FileChange[],
  writer: FileWriter = diskWriter,
): void {
  const undo: (() => void)[] = [];
  try {
    const staged = changes.map((change) =>
      stage(checkout, change, writer, undo),
    );
    for (const exchange of staged) {
      exchange();
    }
  } catch (cause) {
    for (const step of undo.reverse()) {
      step();
    }
    throw cause;
  }
  for (const { path, after } of changes) {
    if (after === null) {
      removeEmptyFolders(checkout, dirname(path));
    }
  }
}

function stage(
  checkout: Checkout,
  { path, before, after }: FileChange,
  writer: FileWriter,
  undo: (() => void)[],
): () => void {
  const place = checkout.locate(path);
  if (after === null) {
    return () => {
      rmSync(place);
      undo.push(() => writer.write(place, before ?? ''));
    };
  }
  const beside = `${place}.waha-passkey-new`;
  const folder = mkdirSync(dirname(place), { recursive: true });
  if (folder) {
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
  }
  undo.push(() => rmSync(beside, { force: true }));
  writer.write(beside, after);
  if (before !== null) {
    chmodSync(beside, statSync(place).mode);
  }
  return () => {
    writer.rename(beside, place);
    undo.push(() =>
      before === null
        ? rmSync(place, { force: true })
        : writer.write(place, before),
    );
  };
}

function removeEmptyFolders(checkout: Checkout, path: string): void {
  if (path === '.' || path === 'src') {
    return;
  }
  const place = checkout.locate(path);
  if (existsSync(place)) {
    if (readdirSync(place).length > 0) {
      return;
    }
    rmdirSync(place);
  }
  removeEmptyFolders(checkout, dirname(path));
}
