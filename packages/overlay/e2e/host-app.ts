import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ts from 'typescript';

const packageRoot = path.resolve(__dirname, '..');

/** WAHA's own settings: a file for each source, old decorators, CommonJS. */
const compilerOptions: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2017,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
};

/** A replacement in one compiled file, as another WAHA would have it. */
export interface Drift {
  file: string;
  from: string | RegExp;
  to: string;
}

/** The host as an image has it: `dist`, `node_modules`, `package.json`. */
export class HostApp {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waha-like-'));

  constructor({ plus = false } = {}) {
    const write = (file: string, text: string) =>
      fs.writeFileSync(path.join(this.folder, file), text);
    write('package.json', '{"name":"waha","version":"0.0.1"}');
    fs.symlinkSync(
      path.join(packageRoot, '../../node_modules'),
      path.join(this.folder, 'node_modules'),
    );
    this.compile(plus);
  }

  get main(): string {
    return path.join(this.folder, 'dist/main');
  }

  write(file: string, text: string): string {
    const target = path.join(this.folder, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
    return target;
  }

  /** Changes compiled files; returns how to change them back. */
  drift(drifts: Drift[]): () => void {
    const undo = drifts.map(({ file, from, to }) => {
      const target = path.join(this.folder, 'dist', file);
      const text = fs.readFileSync(target, 'utf8');
      const drifted = text.replace(from, to);
      if (drifted === text) throw new Error(`${file} has no ${String(from)}.`);
      fs.writeFileSync(target, drifted);
      return () => fs.writeFileSync(target, text);
    });
    return () => undo.reverse().forEach((each) => each());
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private compile(plus: boolean): void {
    const from = path.join(__dirname, 'host');
    for (const file of fs.readdirSync(from, { recursive: true }) as string[]) {
      if (!file.endsWith('.ts') || (!plus && /^plus/.test(file))) continue;
      const { outputText } = ts.transpileModule(
        fs.readFileSync(path.join(from, file), 'utf8'),
        { compilerOptions, fileName: file },
      );
      this.write(path.join('dist', file.replace(/ts$/, 'js')), outputText);
    }
  }
}

/** From the sources as they are now, into a folder of its own. */
export function bundleOverlay(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'overlay-'));
  const script = path.join(packageRoot, 'scripts/bundle-overlay.mjs');
  execFileSync(process.execPath, [script, folder]);
  return folder;
}
