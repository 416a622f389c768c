import { applySplice } from '../edits/splice';
import { locateProvenEdit } from '../edits/locate-edit';
import type { FilesEdit, PlaceEdit } from '../recipe/edit';
import type { Recipe } from '../recipe/recipe';
import { OverlaidTree, type Tree } from '../tree/tree';
import { findNativeMark } from './find-native-mark';
import { planFiles } from './plan-files';
import {
  StepStatus,
  type FileChange,
  type Plan,
  type PlannedPlace,
  type Step,
} from './plan';
import { recogniseWaha, type WahaCheckout } from './recognise-waha';

export interface Series {
  recipes: Recipe[];
  /** Our sources, by path below the folder of the `files` edit. */
  files: ReadonlyMap<string, string>;
}

export interface PlanOptions {
  direction: Plan['direction'];
  /** Take files of ours that were changed by hand as ours. */
  force?: boolean;
  onStep?: (recipe: Recipe, index: number) => void;
}

/** Decides everything and changes nothing. */
export function planSeries(
  tree: Tree,
  series: Series,
  options: PlanOptions,
): Plan {
  const waha = recogniseWaha(tree);
  const overlaid = new OverlaidTree(tree);
  const ordered =
    options.direction === 'apply'
      ? series.recipes
      : [...series.recipes].reverse();
  const steps = ordered.map((recipe, index) => {
    options.onStep?.(recipe, index);
    return planStep(overlaid, recipe, waha, series, options);
  });
  return { direction: options.direction, waha, steps };
}

function planStep(
  tree: OverlaidTree,
  recipe: Recipe,
  waha: WahaCheckout,
  series: Series,
  options: PlanOptions,
): Step {
  const notNeeded = findReasonAgainst(tree, recipe, waha);
  if (notNeeded) {
    return { recipe, status: StepStatus.NOT_NEEDED, ...notNeeded, changes: [] };
  }
  const changes: FileChange[] = [];
  const write = (path: string, after: string | null): void => {
    changes.push({ path, before: tree.read(path), after });
    tree.write(path, after);
  };
  const edits =
    options.direction === 'apply' ? recipe.edits : [...recipe.edits].reverse();
  const places = edits.flatMap((edit) =>
    edit.op === 'files'
      ? planFilesEdit(tree, edit, series, options, write)
      : [planPlace(tree, edit, options, write)],
  );
  return { recipe, status: summarise(places), places, changes };
}

function findReasonAgainst(
  tree: Tree,
  recipe: Recipe,
  waha: WahaCheckout,
): { places: PlannedPlace[] } | null {
  const native = recipe.notNeededWhen;
  if (native && findNativeMark(tree, native)) {
    return {
      places: [place(native.file, StepStatus.NOT_NEEDED, native.because)],
    };
  }
  const wanted = recipe.onlyWhere;
  if (wanted && tree.read(wanted.file) === null) {
    return {
      places: [place(wanted.file, StepStatus.NOT_NEEDED, wanted.because)],
    };
  }
  if (!recipe.generations.includes(waha.generation)) {
    const generations = recipe.generations.join(', ');
    const reason = `for generations ${generations}; this WAHA is ${waha.generation}`;
    return {
      places: [...new Set(recipe.edits.map(fileOf))].map((file) =>
        place(file, StepStatus.NOT_NEEDED, reason),
      ),
    };
  }
  return null;
}

function planPlace(
  tree: Tree,
  edit: PlaceEdit,
  { direction }: PlanOptions,
  write: (path: string, after: string) => void,
): PlannedPlace {
  const text = tree.read(edit.file);
  if (text === null) {
    return place(edit.file, StepStatus.CANNOT, 'the file does not exist');
  }
  const located = locateProvenEdit(text, edit);
  switch (located.state) {
    case 'missing':
      return place(edit.file, StepStatus.CANNOT, located.reason);
    case 'theirs':
      return place(edit.file, StepStatus.NOT_NEEDED, located.reason);
    case 'absent':
      if (direction === 'reverse') {
        return place(edit.file, StepStatus.NOT_NEEDED, 'it is not in place');
      }
      write(edit.file, applySplice(text, located.splice));
      return place(edit.file, StepStatus.APPLIES, describe(edit), located.line);
    case 'present':
      if (direction === 'apply') {
        return place(
          edit.file,
          StepStatus.IN_PLACE,
          describe(edit),
          located.line,
        );
      }
      if (!located.removal) {
        return place(
          edit.file,
          StepStatus.CANNOT,
          'it was changed since: taking it out would not restore the file',
          located.line,
        );
      }
      write(edit.file, applySplice(text, located.removal));
      return place(edit.file, StepStatus.APPLIES, describe(edit), located.line);
  }
}

function planFilesEdit(
  tree: Tree,
  edit: FilesEdit,
  series: Series,
  options: PlanOptions,
  write: (path: string, after: string | null) => void,
): PlannedPlace[] {
  const planned = planFiles(tree, edit, series.files, options);
  for (const { path, after } of planned.changes) {
    write(path, after);
  }
  return planned.places;
}

/** The worst first; a recipe of which a part is missing applies. */
function summarise(places: PlannedPlace[]): StepStatus {
  const order = [
    StepStatus.CANNOT,
    StepStatus.APPLIES,
    StepStatus.IN_PLACE,
    StepStatus.NOT_NEEDED,
  ];
  return (
    order.find((status) => places.some((each) => each.status === status)) ??
    StepStatus.NOT_NEEDED
  );
}

function describe(edit: PlaceEdit): string {
  switch (edit.op) {
    case 'import':
      return `imports ${edit.names.join(', ')}`;
    case 'enum-member':
      return `${edit.enum}.${edit.member}`;
    case 'array-element':
      return `${edit.element} in ${edit.array}`;
    case 'statement':
      return `${edit.statement} in ${edit.in.at(-1) ?? ''}`;
    case 'expression':
      return `${edit.to} in ${edit.in.at(-1) ?? ''}`;
    case 'property':
      return `${edit.class}.${edit.name}`;
  }
}

function fileOf(edit: Recipe['edits'][number]): string {
  return edit.op === 'files' ? edit.folder : edit.file;
}

function place(
  file: string,
  status: StepStatus,
  reason: string,
  line: number | null = null,
): PlannedPlace {
  return { file, line, status, reason };
}
