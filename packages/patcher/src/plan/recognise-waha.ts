import type { SourceFile } from 'ts-morph';
import { parseSource } from '../edits/source';
import { Generation } from '../recipe/recipe';
import { RefusedError } from '../refused-error';
import type { Tree } from '../tree/tree';

export interface WahaCheckout {
  /** As `src/version.ts` says; null when it does not. */
  version: string | null;
  generation: Generation;
}

const sessionFile = 'src/core/abc/session.abc.ts';
const oldest = '2024.12';

/** Tells by its sources which WAHA this is, and refuses what it is not. */
export function recogniseWaha(tree: Tree): WahaCheckout {
  const session = tree.read(sessionFile);
  if (session === null || tree.read('src/core/app.module.core.ts') === null) {
    throw new RefusedError(
      `This is not a WAHA checkout: ${sessionFile} or src/core/app.module.core.ts is missing. Name the folder that "git clone https://github.com/devlikeapro/waha" made.`,
    );
  }
  const version = readVersion(tree);
  const { file } = parseSource(session);
  return { version, generation: toGeneration(file, tree, version) };
}

function readVersion(tree: Tree): string | null {
  const text = tree.read('src/version.ts') ?? '';
  return /\bversion:\s*['"](\d[\w.-]*)['"]/.exec(text)?.[1] ?? null;
}

function toGeneration(
  file: SourceFile,
  tree: Tree,
  version: string | null,
): Generation {
  const holder = file.getClass('WhatsappSession');
  if (!holder) {
    throw new RefusedError(
      `${sessionFile} has no class WhatsappSession: an unknown WAHA${named(
        version,
      )}. Please report it with its version.`,
    );
  }
  if (!holder.getProperty('events2') || isTooOld(version)) {
    throw new RefusedError(
      `This WAHA${named(
        version,
      )} is too old: sessions have no events2 stream, or it is from before ${oldest}. Update to 2025.9 or later.`,
    );
  }
  if (!holder.getSetAccessor('status') && !holder.getMethod('setStatus')) {
    throw new RefusedError(
      `${sessionFile} sets its status in a way this series does not know: an unknown WAHA${named(
        version,
      )}. Please report it with its version.`,
    );
  }
  if (tree.read('src/core/abc/session.hooks.ts') !== null) {
    return Generation.T3;
  }
  return holder.getMethod('setStatus') ? Generation.T2 : Generation.T1;
}

function named(version: string | null): string {
  return version ? ` (${version})` : '';
}

function isTooOld(version: string | null): boolean {
  const parts = /^(\d{4})\.(\d{1,2})\b/.exec(version ?? '');
  if (!parts) {
    return false;
  }
  return Number(parts[1]) * 100 + Number(parts[2]) < 2024 * 100 + 12;
}
