import { join } from 'node:path';
import fc from 'fast-check';
import {
  isPossible,
  mergeChanges,
  planSeries,
  readRecipes,
  treeOf,
  type Series,
} from '../src/index';
import { wahaLikeTree } from './trees/waha-like-tree';

const series: Series = {
  recipes: readRecipes(join(__dirname, '../../../patches')),
  files: new Map([['index.ts', 'export {};\n']]),
};

/** Another layout of the same code. */
const layout = fc.record({
  lineBreak: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\uFEFF'),
  indent: fc.constantFrom('  ', '\t', '    '),
  trailingSpace: fc.boolean(),
  comments: fc.boolean(),
  finalBreak: fc.boolean(),
});

type Layout = typeof layout extends fc.Arbitrary<infer Value> ? Value : never;

function lay(text: string, how: Layout): string {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const indented = line.replace(/^ +/, (spaces) =>
        how.indent.repeat(spaces.length / 2),
      );
      const comment = how.comments && /[;,]$/.test(line) ? ' // kept' : '';
      return indented + comment + (how.trailingSpace && line !== '' ? ' ' : '');
    });
  return (
    how.mark + lines.join(how.lineBreak) + (how.finalBreak ? how.lineBreak : '')
  );
}

const traits = fc.record({
  version: fc.constant('2026.2.1'),
  passkeysOnGows: fc.boolean(),
  hooks: fc.boolean(),
  statusPoints: fc.boolean(),
  policies: fc.boolean(),
});

describe('a tree in any layout', () => {
  it('is patched, left alone by a second run, and restored to its bytes', () => {
    fc.assert(
      fc.property(traits, layout, (which, how) => {
        const original = new Map(
          Object.entries(wahaLikeTree(which)).map(([path, text]) => [
            path,
            lay(text, how),
          ]),
        );
        const files = new Map(original);
        const run = (direction: 'apply' | 'reverse'): number => {
          const tree = treeOf(Object.fromEntries(files));
          const plan = planSeries(tree, series, { direction });
          expect(isPossible(plan)).toBe(true);
          const changes = mergeChanges(plan);
          for (const { path, after } of changes) {
            if (after === null) {
              files.delete(path);
            } else {
              files.set(path, after);
            }
          }
          return changes.length;
        };
        expect(run('apply')).toBeGreaterThan(0);
        expect(run('apply')).toBe(0);
        run('reverse');
        expect(files).toEqual(original);
      }),
      { numRuns: 60 },
    );
  });
});
