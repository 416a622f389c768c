import { Node, type Statement } from 'ts-morph';
import type { StatementEdit } from '../recipe/edit';
import {
  removeAfter,
  removeBefore,
  spliceAfter,
  spliceBefore,
} from './beside-statement';
import { missing, type Located } from './located';
import { isSameCode } from './same-code';
import { findScope, type Scope } from './scope';
import type { Source } from './source';

export function locateStatement(source: Source, edit: StatementEdit): Located {
  const scope = findScope(source.file, edit.in);
  if (!scope) {
    return missing(`none of ${edit.in.join(', ')} exists`);
  }
  const statement = fillIn(edit.statement, scope);
  const after = 'after' in edit.place;
  const ours = statementsOf(scope).find((each) =>
    isSameCode(each.getText(), statement),
  );
  if (ours) {
    const remove = after ? removeAfter : removeBefore;
    return {
      state: 'present',
      removal: remove(source.text, ours),
      line: ours.getStartLineNumber(),
    };
  }
  const anchors = findAnchors(scope, edit);
  const [anchor] = anchors;
  if (!anchor || anchors.length > 1) {
    return missing(
      `${anchors.length} places fit "${describePlace(edit)}" in ${
        edit.in[0]
      }, expected one`,
    );
  }
  const splice = after ? spliceAfter : spliceBefore;
  return {
    state: 'absent',
    splice: splice(source.text, anchor, statement),
    line: anchor.getStartLineNumber(),
  };
}

function findAnchors(scope: Scope, edit: StatementEdit): Statement[] {
  const { place } = edit;
  if ('before' in place && place.before === 'last-return') {
    return statementsOf(scope)
      .filter((each) => each.getParent() === scope.getBody())
      .filter(Node.isReturnStatement)
      .slice(-1);
  }
  const target = 'to' in place ? place.to : '';
  return statementsOf(scope).filter((each) => isAssignmentTo(each, target));
}

function isAssignmentTo(statement: Statement, target: string): boolean {
  if (!Node.isExpressionStatement(statement)) {
    return false;
  }
  const expression = statement.getExpression();
  return (
    Node.isBinaryExpression(expression) &&
    expression.getOperatorToken().getText() === '=' &&
    isSameCode(expression.getLeft().getText(), target)
  );
}

/** Statements of the function itself, not of functions inside it. */
function statementsOf(scope: Scope): Statement[] {
  return scope.getDescendants().filter((node): node is Statement => {
    if (!Node.isStatement(node) || Node.isBlock(node)) {
      return false;
    }
    return node.getFirstAncestor(isFunction) === scope;
  });
}

function isFunction(node: Node): boolean {
  return (
    Node.isFunctionLikeDeclaration(node) ||
    Node.isArrowFunction(node) ||
    Node.isFunctionExpression(node)
  );
}

function fillIn(statement: string, scope: Scope): string {
  return statement.replace('{0}', scope.getParameters()[0]?.getName() ?? '');
}

function describePlace(edit: StatementEdit): string {
  const { place } = edit;
  return 'after' in place
    ? `after the assignment to ${place.to}`
    : place.before === 'last-return'
      ? 'before the last return'
      : `before the assignment to ${place.to}`;
}
