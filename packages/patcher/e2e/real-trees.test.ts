import { spawnSync } from 'node:child_process';
import {
  isPossible,
  mergeChanges,
  planSeries,
  readSeries,
  StepStatus,
  type Series,
  type Tree,
} from '../src/index';
import { OverlaidTree } from '../src/tree/tree';

/**
 * `WAHA_CHECKOUT=<clone of WAHA>` tries all its release tags from 2025.9 on;
 * `WAHA_REFS=<commit,…>` names further commits.
 */
const checkout = process.env['WAHA_CHECKOUT'];

function git(...args: string[]): string | null {
  const run = spawnSync('git', args, {
    cwd: checkout,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return run.status === 0 ? run.stdout : null;
}

function listRefs(): string[] {
  const tags = (git('tag', '--list') ?? '').split('\n').filter((tag) => {
    const parts = /^(\d{4})\.(\d+)\.\d+$/.exec(tag);
    return parts && Number(parts[1]) * 100 + Number(parts[2]) >= 202509;
  });
  const further = process.env['WAHA_REFS']?.split(',') ?? [];
  return [...tags, ...further];
}

const treeAt = (ref: string): Tree => ({
  read: (path) => git('cat-file', 'blob', `${ref}:${path}`),
});

if (checkout === undefined) {
  process.stderr.write(
    'Real WAHA trees are not tried: set WAHA_CHECKOUT to a clone of WAHA.\n',
  );
}

let series: Series;

beforeAll(async () => {
  series = await readSeries();
});

const refs = checkout === undefined ? [] : listRefs();

(refs.length > 0 ? describe.each(refs) : describe.skip.each(['none']))(
  'WAHA at %s',
  (ref) => {
    it('takes the series, once, and gets back its bytes', () => {
      const original = treeAt(ref);
      const tree = new OverlaidTree(original);
      const run = (direction: 'apply' | 'reverse') => {
        const plan = planSeries(tree, series, { direction });
        expect(isPossible(plan)).toBe(true);
        const changes = mergeChanges(plan);
        for (const { path, after } of changes) {
          tree.write(path, after);
        }
        return { plan, changes };
      };
      const applied = run('apply');
      expect(
        applied.plan.steps.filter(({ status }) => status === StepStatus.APPLIES)
          .length,
      ).toBeGreaterThan(6);
      expect(run('apply').changes).toEqual([]);
      run('reverse');
      for (const { path } of applied.changes) {
        expect(tree.read(path)).toBe(original.read(path));
      }
    });
  },
);
