import { Project, ts, type SourceFile } from 'ts-morph';

/** A parsed file; `text` is what the tree's positions refer to. */
export interface Source {
  text: string;
  file: SourceFile;
}

const project = new Project({
  useInMemoryFileSystem: true,
  compilerOptions: { target: ts.ScriptTarget.ES2017, noLib: true },
  manipulationSettings: {},
});

let counter = 0;

/** Parses, nothing more: no type checking, no disk. */
export function parseSource(text: string): Source {
  const file = project.createSourceFile(`/source-${counter++}.ts`, text);
  return { text, file };
}

/** Lets go of the tree; a plan parses many texts. */
export function forgetSource(source: Source): void {
  project.removeSourceFile(source.file);
}
