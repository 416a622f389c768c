import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { overlayFolder } from './overlay-folder';

/** What `writeOverlay` did. */
export interface WrittenOverlay {
  folder: string;
  version: string;
  /** The version that stood there before; null in a new or empty folder. */
  replaced: string | null;
}

const name = '@waha-passkey/overlay';

/**
 * Writes the overlay into a folder that is new, empty, or an earlier overlay.
 * Throws an `Error` for any other, and leaves it as it is.
 */
export function writeOverlay(
  target: string,
  source = overlayFolder,
): WrittenOverlay {
  const version = readOverlayVersion(source);
  if (version === null) {
    throw new Error(
      `The overlay is not built: ${source} is missing. Run "npm run build".`,
    );
  }
  const folder = path.resolve(target);
  const replaced = assertReplaceable(folder);
  const fresh = `${folder}.new`;
  mkdirSync(path.dirname(folder), { recursive: true });
  rmSync(fresh, { recursive: true, force: true });
  cpSync(source, fresh, { recursive: true });
  // Never half old and half new, whatever happens in between.
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  return { folder, version, replaced };
}

function assertReplaceable(folder: string): string | null {
  if (!existsSync(folder)) return null;
  if (readEntries(folder).length === 0) return null;
  const version = readOverlayVersion(folder);
  if (version !== null) return version;
  throw new Error(
    `${folder} holds other files, and nothing was written. Name a new or empty folder, or one that holds an earlier overlay.`,
  );
}

function readEntries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'ENOTDIR'
        ? `${folder} is a file. Name a folder.`
        : `${folder} cannot be read (${code}). Name a folder of yours.`,
      { cause: error },
    );
  }
}

/** Null when that is no overlay. */
function readOverlayVersion(folder: string): string | null {
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest) || !existsSync(path.join(folder, 'register.cjs'))) {
    return null;
  }
  const found = parseManifest(readFileSync(manifest, 'utf8'));
  return found.name === name ? String(found.version) : null;
}

/** It may be anybody's, and damaged. */
function parseManifest(text: string): { name?: unknown; version?: unknown } {
  try {
    return Object(JSON.parse(text)) as { name?: unknown; version?: unknown };
  } catch {
    return {};
  }
}
