import type {
  ClassDeclaration,
  MethodDeclaration,
  SetAccessorDeclaration,
  SourceFile,
} from 'ts-morph';

export type Scope = MethodDeclaration | SetAccessorDeclaration;

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
