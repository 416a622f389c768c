import type { FilesEdit } from '../recipe/edit';
import type { Tree } from '../tree/tree';
import { StepStatus, type PlannedPlace } from './plan';

interface PlannedFiles {
  places: PlannedPlace[];
  changes: { path: string; after: string | null }[];
}

/** Adds, or takes out, the files of ours. */
export function planFiles(
  tree: Tree,
  edit: FilesEdit,
  files: ReadonlyMap<string, string>,
  options: { direction: 'apply' | 'reverse'; force?: boolean },
): PlannedFiles {
  const changes: PlannedFiles['changes'] = [];
  const foreign: string[] = [];
  for (const [name, content] of files) {
    const path = `${edit.folder}/${name}`;
    const found = tree.read(path);
    if (found !== null && found !== content && options.force !== true) {
      foreign.push(path);
      continue;
    }
    const after = options.direction === 'apply' ? content : null;
    if (found !== after) {
      changes.push({ path, after });
    }
  }
  if (foreign.length > 0) {
    return {
      places: foreign.map((file) => ({
        file,
        line: null,
        status: StepStatus.CANNOT,
        reason:
          'the file is there with other content: take the older series out first, or use --force',
      })),
      changes: [],
    };
  }
  return {
    places: [summarisePlace(edit, files.size, changes.length, options)],
    changes,
  };
}

function summarisePlace(
  edit: FilesEdit,
  total: number,
  changed: number,
  { direction }: { direction: 'apply' | 'reverse' },
): PlannedPlace {
  const at = { file: edit.folder, line: null };
  if (changed > 0) {
    const verb = direction === 'apply' ? 'new' : 'taken out';
    return {
      ...at,
      status: StepStatus.APPLIES,
      reason: `${changed} of ${total} files ${verb}`,
    };
  }
  return direction === 'apply'
    ? { ...at, status: StepStatus.IN_PLACE, reason: `${total} files` }
    : { ...at, status: StepStatus.NOT_NEEDED, reason: 'it is not in place' };
}
