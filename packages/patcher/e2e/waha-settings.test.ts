import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import * as ts from 'typescript';
import { script } from '../../handoff/src/page.generated';
import { readSeries } from '../src/index';

const root = join(__dirname, '../../..');
const folder = join(root, 'packages/patcher/.waha');

/** WAHA's `tsconfig.json`: not strict, es2017, no `esModuleInterop`. */
const options: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2017,
  declaration: true,
  emitDecoratorMetadata: true,
  experimentalDecorators: true,
  allowSyntheticDefaultImports: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
  typeRoots: [join(root, 'node_modules/@types')],
};

/** Compiles files that are nowhere on disk, beside the repository's modules. */
function compile(files: ReadonlyMap<string, string>): string[] {
  const disk = ts.createCompilerHost(options);
  const texts = new Map(
    [...files].map(([path, text]) => [join(folder, path), text]),
  );
  const host: ts.CompilerHost = {
    ...disk,
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    fileExists: (path) => texts.has(path) || disk.fileExists(path),
    directoryExists: (path) =>
      path.startsWith(folder) || (disk.directoryExists?.(path) ?? true),
    getSourceFile: (path, ...rest) => {
      const text = texts.get(path);
      return text === undefined
        ? disk.getSourceFile(path, ...rest)
        : ts.createSourceFile(path, text, ts.ScriptTarget.ES2017);
    },
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, ' ');
    return `${file?.fileName.replace(`${folder}/`, '') ?? ''}: ${text}`;
  });
}

/** From WAHA's `.gitignore` and `.dockerignore`, 2025.9 to 2026.4. */
const ignored = [
  ...['*.log', '.*sessions', 'sessions', '.media', 'files', 'tokens', 'logs'],
  ...['docs', 'examples', 'example.ts', '.env', '/dist', '/node_modules'],
];

/** Those that git would leave out of a commit of the patched tree. */
function findIgnored(paths: string[]): string[] {
  const checkout = mkdtempSync(join(tmpdir(), 'waha-ignores-'));
  const git = (args: string[], input = '') =>
    spawnSync('git', args, { cwd: checkout, input, encoding: 'utf8' }).stdout;
  try {
    git(['init', '--quiet']);
    writeFileSync(join(checkout, '.gitignore'), ignored.join('\n'));
    const asked = paths.map((path) => `src/modules/waha-passkey/${path}`);
    return git(['check-ignore', '--stdin'], asked.join('\n'))
      .split('\n')
      .filter((path) => path !== '');
  } finally {
    rmSync(checkout, { recursive: true });
  }
}

describe('our sources in WAHA', () => {
  let files: ReadonlyMap<string, string>;

  beforeAll(async () => {
    ({ files } = await readSeries());
  });

  it('compile with its settings', () => {
    expect(compile(files)).toEqual([]);
  }, 120_000);

  it('contain the page that a build made, word for word', () => {
    const generated = files.get('handoff/page.generated.ts') ?? '';
    const made: { exports: { script?: string } } = { exports: {} };
    const { outputText } = ts.transpileModule(generated, {
      compilerOptions: options,
    });
    runInNewContext(outputText, made);
    expect(made.exports.script).toBe(script);
  });

  it('contain neither tests nor what a page runs, nor print by themselves', () => {
    for (const [path, text] of files) {
      expect(path).not.toMatch(/\.test\.ts$|(^|\/)page\//);
      expect(text).not.toContain('console.log');
    }
  });

  it('are all part of a commit, whatever WAHA’s ignore files name', () => {
    expect(findIgnored(['nest/sessions/a.ts', 'nest/lookup/a.ts'])).toEqual([
      'src/modules/waha-passkey/nest/sessions/a.ts',
    ]);
    expect(findIgnored([...files.keys()])).toEqual([]);
  });

  // ioredis ^5: in every package.json of WAHA from 2025.10.1 to 2026.4.1.
  it('use only what WAHA depends on', () => {
    const allowed =
      /^(\.|node:|@nestjs\/(common|core|swagger)$|rxjs$|class-validator$|class-transformer$|reflect-metadata$|puppeteer$|ioredis$|whatsapp-web\.js$|@adiwajshing\/keyed-db$)/;
    const imported = [...files.values()].flatMap((text) =>
      ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName),
    );
    expect(imported.length).toBeGreaterThan(100);
    expect(imported.filter((name) => !allowed.test(name))).toEqual([]);
  });
});
