import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, normalize, sep } from 'node:path';
import { RefusedError } from '../refused-error';
import type { Tree } from './tree';

export interface Checkout extends Tree {
  /** Absolute, with all symbolic links resolved. */
  readonly root: string;
  /** The file's place on disk; refuses every way out of the checkout. */
  locate(path: string): string;
}

/** Opens a folder as a tree of UTF-8 text files. */
export function openCheckout(folder: string): Checkout {
  const root = resolveRoot(folder);
  const locate = (path: string): string => locateInside(root, path);
  return {
    root,
    locate,
    read(path) {
      const place = locate(path);
      let bytes: Buffer;
      try {
        bytes = readFileSync(place);
      } catch (cause) {
        if (isMissing(cause)) {
          return null;
        }
        throw new RefusedError(`${path} cannot be read.`, { cause });
      }
      const text = bytes.toString('utf8');
      if (!Buffer.from(text, 'utf8').equals(bytes)) {
        throw new RefusedError(
          `${path} is not valid UTF-8; restore it before you patch.`,
        );
      }
      return text;
    },
  };
}

function resolveRoot(folder: string): string {
  try {
    const root = realpathSync(folder);
    if (statSync(root).isDirectory()) {
      return root;
    }
  } catch (cause) {
    throw new RefusedError(`${folder} does not exist or cannot be read.`, {
      cause,
    });
  }
  throw new RefusedError(`${folder} is not a folder; name a WAHA checkout.`);
}

function locateInside(root: string, path: string): string {
  const steps = normalize(path).split(sep);
  if (isAbsolute(path) || steps.includes('..')) {
    throw new RefusedError(`${path} leads out of the checkout.`);
  }
  let place = root;
  for (const step of steps) {
    place = join(place, step);
    if (isSymbolicLink(place)) {
      throw new RefusedError(
        `${path} goes through a symbolic link at ${place}; nothing is written through links.`,
      );
    }
  }
  return place;
}

function isSymbolicLink(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function isMissing(cause: unknown): boolean {
  const { code } = cause as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
