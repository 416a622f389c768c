import {
  Node,
  type ClassDeclaration,
  type MethodDeclaration,
  type SetAccessorDeclaration,
  type SourceFile,
  type ArrowFunction,
  type FunctionExpression,
} from 'ts-morph';

export type Scope =
  | MethodDeclaration
  | SetAccessorDeclaration
  | ArrowFunction
  | FunctionExpression;

/** Finds the first of `Class.method` or `Class.set name` that exists. */
export function findScope(file: SourceFile, names: string[]): Scope | null {
  for (const name of names) {
    const [className, member] = splitName(name);
    const holder = file.getClass(className);
    const scope = holder && findMember(holder, member);
    if (scope) {
      return scope;
    }
  }
  return null;
}

/** The function handed to the only call that also gets `argument`. */
export function findCallback(scope: Scope, argument: string): Scope | null {
  const callbacks = scope
    .getDescendants()
    .filter(Node.isCallExpression)
    .filter((call) =>
      call.getArguments().some((each) => each.getText().endsWith(argument)),
    )
    .flatMap((call) => call.getArguments())
    .filter(
      (each): each is ArrowFunction | FunctionExpression =>
        Node.isArrowFunction(each) || Node.isFunctionExpression(each),
    );
  return callbacks.length === 1 ? (callbacks[0] ?? null) : null;
}

function splitName(name: string): [string, string] {
  const dot = name.indexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}

function findMember(holder: ClassDeclaration, member: string): Scope | null {
  if (member.startsWith('set ')) {
    return holder.getSetAccessor(member.slice(4)) ?? null;
  }
  return holder.getMethod(member) ?? null;
}
