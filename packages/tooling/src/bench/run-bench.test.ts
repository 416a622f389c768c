import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBenches } from './find-benches';
import { runBench } from './run-bench';

describe('benchmarks', () => {
  let root: string;

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  });

  afterEach(() => fs.rmSync(root, { recursive: true }));

  it('are found by name, package by package, and narrowed by words', () => {
    write('b', 'get-latency.bench.ts', '');
    write('a', 'registry.bench.ts', '');
    write('a', 'notes.ts', '');
    const names = (words: string[]) =>
      findBenches(root, words).map((file) => path.basename(file));
    expect(names([])).toEqual(['registry.bench.ts', 'get-latency.bench.ts']);
    expect(names(['packages/b'])).toEqual(['get-latency.bench.ts']);
  });

  it('run in TypeScript, in a process of their own, with a garbage collector', async () => {
    const file = write(
      'a',
      'ok.bench.ts',
      `export async function bench(): Promise<object[]> {
        globalThis.gc();
        return [{ figure: 'pid', value: process.pid, unit: '', target: 1, ok: true }];
      }`,
    );
    const run = await runBench(file);
    expect(run).toMatchObject({ results: [{ figure: 'pid', ok: true }] });
    expect(run).not.toMatchObject({ results: [{ value: process.pid }] });
  });

  it('are ended although they left a timer running', async () => {
    const file = write(
      'a',
      'leak.bench.ts',
      `export const bench = async () => {
        setInterval(() => undefined, 1000);
        return [{ figure: 'f', value: 1, unit: 'ms', target: 1, ok: false }];
      };`,
    );
    expect(await runBench(file)).toMatchObject({ results: [{ ok: false }] });
  });

  it.each([
    ['throw', `throw new Error('no browser');`, 'no browser'],
    ['exit', `process.exit(3);`, 'ended without an answer'],
    ['return nothing', `return [];`, 'at least one result'],
    ['return half a result', `return [{ figure: 'f' }];`, 'A result needs'],
  ])('that %s are reported as crashed', async (_name, body, reason) => {
    const file = write(
      'a',
      'bad.bench.ts',
      `export async function bench() { ${body} }`,
    );
    expect(await runBench(file)).toMatchObject({
      crash: expect.stringContaining(reason) as string,
    });
  });

  it('that hang are ended at the deadline', async () => {
    const file = write(
      'a',
      'hang.bench.ts',
      `export const bench = () => new Promise(() => setInterval(() => 0, 1000));`,
    );
    expect(await runBench(file, 1_500)).toMatchObject({
      crash: 'it was not finished after 1.5 s',
    });
  });

  function write(name: string, file: string, code: string): string {
    const folder = path.join(root, 'packages', name, 'bench');
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, file), code);
    return path.join(folder, file);
  }
});
