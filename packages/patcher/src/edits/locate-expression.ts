import { Node } from 'ts-morph';
import type { ExpressionEdit } from '../recipe/edit';
import { missing, type Located } from './located';
import { isSameCode } from './same-code';
import { findScope } from './scope';
import type { Source } from './source';

export function locateExpression(
  source: Source,
  edit: ExpressionEdit,
): Located {
  const scope = findScope(source.file, edit.in);
  if (!scope) {
    return missing(`none of ${edit.in.join(', ')} exists`);
  }
  const candidates = scope
    .getDescendants()
    .filter((node) => Node.isExpression(node))
    .filter((node) => isWanted(node, edit));
  const ours = candidates.filter((each) => isSameCode(each.getText(), edit.to));
  const [present] = ours;
  if (present) {
    return {
      state: 'present',
      removal: {
        start: present.getStart(),
        end: present.getEnd(),
        text: edit.from,
      },
      line: present.getStartLineNumber(),
    };
  }
  // Compared to the letter: taking it out must restore identical bytes.
  const theirs = candidates.filter((each) => each.getText() === edit.from);
  const [absent] = theirs;
  if (!absent || theirs.length > 1) {
    return missing(
      `\`${edit.from}\` occurs ${theirs.length} times in ${edit.in[0]}, expected once`,
    );
  }
  return {
    state: 'absent',
    splice: { start: absent.getStart(), end: absent.getEnd(), text: edit.to },
    line: absent.getStartLineNumber(),
  };
}

function isWanted(node: Node, edit: ExpressionEdit): boolean {
  if (edit.comparedTo === undefined) {
    return true;
  }
  const parent = node.getParent();
  return (
    Node.isBinaryExpression(parent) &&
    parent.getLeft() === node &&
    /^===?$/.test(parent.getOperatorToken().getText()) &&
    isSameCode(parent.getRight().getText(), edit.comparedTo)
  );
}
