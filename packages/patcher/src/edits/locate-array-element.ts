import { Node } from 'ts-morph';
import type { ArrayElementEdit } from '../recipe/edit';
import { removeEntry, spliceEntry } from './beside-element';
import { missing, type Located } from './located';
import { isSameCode } from './same-code';
import type { Source } from './source';

export function locateArrayElement(
  source: Source,
  edit: ArrayElementEdit,
): Located {
  const value = source.file
    .getVariableDeclaration(edit.array)
    ?.getInitializer();
  if (!value || !Node.isArrayLiteralExpression(value)) {
    return missing(`the array ${edit.array} does not exist`);
  }
  const elements = value.getElements();
  const index = elements.findIndex((each) =>
    isSameCode(each.getText(), edit.element),
  );
  const ours = elements[index];
  const previous = elements[index - 1];
  if (ours && previous) {
    return {
      state: 'present',
      removal: removeEntry(source.text, previous, ours),
      line: ours.getStartLineNumber(),
    };
  }
  const last = elements.at(-1);
  if (!last) {
    return missing(`the array ${edit.array} is empty`);
  }
  return {
    state: 'absent',
    splice: spliceEntry(source.text, last, edit.element),
    line: last.getStartLineNumber(),
  };
}
