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
  if (imports.some((each) => each.getModuleSpecifierValue() === edit.from)) {
    return missing(
      `an import from ${edit.from} stands there, but not the one of this series`,
    );
  }
  const last = imports.at(-1);
  if (!last) {
    return missing('the file has no import to stand beside');
  }
  return {
    state: 'absent',
    splice: spliceAfter(source.text, last, line),
    line: last.getStartLineNumber(),
  };
}
