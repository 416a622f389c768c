import type { ImportDeclaration } from 'ts-morph';
import type { ImportEdit } from '../recipe/edit';
import { removeAfter, spliceAfter } from './beside-statement';
import { missing, type Located } from './located';
import { isSameCode } from './same-code';
import type { Source } from './source';

export function locateImport(source: Source, edit: ImportEdit): Located {
  const line = `import { ${edit.names.join(', ')} } from '${edit.from}';`;
  const imports = source.file.getImportDeclarations();
  const ours = imports.find((each) => isSameCode(each.getText(), line));
  if (ours) {
    return {
      state: 'present',
      removal: removeAfter(source.text, ours),
      line: ours.getStartLineNumber(),
    };
  }
  const taken = imports.filter((each) =>
    bindingsOf(each).some((name) => edit.names.includes(name)),
  );
  if (taken.some((each) => importsAll(each, edit))) {
    return {
      state: 'theirs',
      reason: `the file imports ${edit.names.join(', ')} already`,
    };
  }
  const [first] = taken;
  if (first) {
    return missing(
      `an import from ${first.getModuleSpecifierValue()} has one of the names ${edit.names.join(', ')}, and is not the one of this series`,
    );
  }
  const last = imports.at(-1);
  if (!last) {
    return missing('the file has no import to add ours to');
  }
  return {
    state: 'absent',
    splice: spliceAfter(source.text, last, line),
    line: last.getStartLineNumber(),
  };
}

/** The names that an import brings into the file. */
function bindingsOf(declaration: ImportDeclaration): string[] {
  return [
    declaration.getDefaultImport(),
    declaration.getNamespaceImport(),
    ...declaration
      .getNamedImports()
      .map((each) => each.getAliasNode() ?? each.getNameNode()),
  ].flatMap((each) => (each ? [each.getText()] : []));
}

function importsAll(
  declaration: ImportDeclaration,
  { names, from }: ImportEdit,
): boolean {
  if (declaration.getModuleSpecifierValue() !== from) return false;
  if (declaration.isTypeOnly()) return false;
  const imported = declaration
    .getNamedImports()
    .filter((each) => !each.getAliasNode() && !each.isTypeOnly())
    .map((each) => each.getName());
  return names.every((name) => imported.includes(name));
}
