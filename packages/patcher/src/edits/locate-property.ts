import type { PropertyEdit } from '../recipe/edit';
import { indentAt, lineBreakAt } from './lines';
import { missing, type Located } from './located';
import { isSameCode } from './same-code';
import type { Source } from './source';

export function locateProperty(source: Source, edit: PropertyEdit): Located {
  const holder = source.file.getClass(edit.class);
  if (!holder) {
    return missing(`class ${edit.class} does not exist`);
  }
  const properties = holder.getProperties();
  const index = properties.findIndex((each) => each.getName() === edit.name);
  const found = properties[index];
  const code = edit.lines.join('\n');
  if (found && !isSameCode(found.getText(), code)) {
    return {
      state: 'theirs',
      reason: `${edit.class} has a ${edit.name} of its own`,
    };
  }
  const previous = properties[index - 1];
  if (found && previous) {
    return {
      state: 'present',
      removal: { start: previous.getEnd(), end: found.getEnd(), text: '' },
      line: found.getStartLineNumber(),
    };
  }
  const anchor = edit.after
    .map((name) => holder.getProperty(name))
    .find((each) => each !== undefined);
  if (!anchor) {
    return missing(`${edit.class} has none of ${edit.after.join(', ')}`);
  }
  const feed = lineBreakAt(source.text, anchor.getEnd());
  const indent = indentAt(source.text, anchor.getStart());
  const lines = edit.lines.map((line) => feed + indent + line).join('');
  return {
    state: 'absent',
    splice: {
      start: anchor.getEnd(),
      end: anchor.getEnd(),
      text: feed + lines,
    },
    line: anchor.getStartLineNumber(),
  };
}
