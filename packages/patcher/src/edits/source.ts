import { Project, ts, type SourceFile } from 'ts-morph';

/** A parsed file; `text` is what the tree's positions refer to. */
export interface Source {
  text: string;
  file: SourceFile;
}

const project = new Project({
  useInMemoryFileSystem: true,
  compilerOptions: { target: ts.ScriptTarget.ES2017, noLib: true },
});

/** A plan looks at the same text several times, edit by edit. */
const recent: Source[] = [];
const kept = 4;
let counter = 0;

/** Parses, nothing more: no type checking, no disk. Not to be changed. */
export function parseSource(text: string): Source {
  const known = recent.find((source) => source.text === text);
  if (known) {
    return known;
  }
  const file = project.createSourceFile(`/source-${counter++}.ts`, text);
  recent.push({ text, file });
  if (recent.length > kept) {
    const [oldest] = recent.splice(0, 1);
    oldest?.file.forget();
  }
  return { text, file };
}
