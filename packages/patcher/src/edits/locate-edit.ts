import type { PlaceEdit } from '../recipe/edit';
import { locateArrayElement } from './locate-array-element';
import { locateEnumMember } from './locate-enum-member';
import { locateExpression } from './locate-expression';
import { locateImport } from './locate-import';
import { locateProperty } from './locate-property';
import { locateStatement } from './locate-statement';
import { missing, type Located } from './located';
import { parseSource } from './source';
import { applySplice, type Splice } from './splice';

const mark = '\uFEFF';

/** Where an edit goes in a text, or where it stands. */
export function locateEdit(text: string, edit: PlaceEdit): Located {
  // The parser drops a byte order mark, and every position with it.
  if (text.startsWith(mark)) {
    return shift(locateEdit(text.slice(1), edit), 1);
  }
  return dispatch(parseSource(text), edit);
}

/**
 * As `locateEdit`, and proves it: what is absent can be put in and taken out,
 * and what is present taken out and put in, with identical bytes.
 */
export function locateProvenEdit(text: string, edit: PlaceEdit): Located {
  const located = locateEdit(text, edit);
  if (located.state === 'absent' && !comesBack(text, located.splice, edit)) {
    return missing(
      "the file's layout is unusual here: the edit could not be taken out again",
    );
  }
  if (located.state === 'present' && !goesBack(text, located.removal, edit)) {
    return { ...located, removal: null };
  }
  return located;
}

function comesBack(text: string, splice: Splice, edit: PlaceEdit): boolean {
  const changed = applySplice(text, splice);
  const back = locateEdit(changed, edit);
  return (
    back.state === 'present' &&
    back.removal !== null &&
    applySplice(changed, back.removal) === text
  );
}

function goesBack(
  text: string,
  removal: Splice | null,
  edit: PlaceEdit,
): boolean {
  if (!removal) {
    return false;
  }
  const without = applySplice(text, removal);
  const again = locateEdit(without, edit);
  return (
    again.state === 'absent' && applySplice(without, again.splice) === text
  );
}

function dispatch(
  source: ReturnType<typeof parseSource>,
  edit: PlaceEdit,
): Located {
  switch (edit.op) {
    case 'import':
      return locateImport(source, edit);
    case 'enum-member':
      return locateEnumMember(source, edit);
    case 'array-element':
      return locateArrayElement(source, edit);
    case 'statement':
      return locateStatement(source, edit);
    case 'expression':
      return locateExpression(source, edit);
    case 'property':
      return locateProperty(source, edit);
  }
}

function shift(located: Located, by: number): Located {
  if (located.state === 'absent') {
    const { splice } = located;
    return {
      ...located,
      splice: { ...splice, start: splice.start + by, end: splice.end + by },
    };
  }
  if (located.state === 'present' && located.removal) {
    const { removal } = located;
    return {
      ...located,
      removal: { ...removal, start: removal.start + by, end: removal.end + by },
    };
  }
  return located;
}
