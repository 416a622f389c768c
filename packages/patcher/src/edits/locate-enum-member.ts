import type { EnumMemberEdit } from '../recipe/edit';
import { removeEntry, spliceEntry } from './beside-element';
import { missing, type Located } from './located';
import type { Source } from './source';

export function locateEnumMember(
  source: Source,
  edit: EnumMemberEdit,
): Located {
  const declaration = source.file.getEnum(edit.enum);
  const anchor = declaration?.getMember(edit.after);
  if (!declaration || !anchor) {
    return missing(`${edit.enum}.${edit.after} does not exist`);
  }
  const members = declaration.getMembers();
  const index = members.findIndex((each) => each.getName() === edit.member);
  const ours = members[index];
  const previous = members[index - 1];
  if (!ours) {
    return {
      state: 'absent',
      splice: spliceEntry(
        source.text,
        anchor,
        `${edit.member} = '${edit.value}'`,
      ),
      line: anchor.getStartLineNumber(),
    };
  }
  if (!previous || ours.getValue() !== edit.value) {
    return missing(
      `${edit.enum}.${edit.member} is there, but not as this series writes it`,
    );
  }
  return {
    state: 'present',
    removal: removeEntry(source.text, previous, ours),
    line: ours.getStartLineNumber(),
  };
}
