import { join } from 'node:path';
import {
  isPossible,
  mergeChanges,
  planSeries,
  readRecipes,
  StepStatus,
  treeOf,
  type Plan,
  type Series,
} from '../src/index';
import { treeTraits, wahaLikeTree } from './trees/waha-like-tree';

const series: Series = {
  recipes: readRecipes(join(__dirname, '../../../patches')),
  files: new Map([['index.ts', 'export {};\n']]),
};

type Files = Record<string, string>;

function applyPlan(files: Files, plan: Plan): Files {
  const result = { ...files };
  for (const { path, after } of mergeChanges(plan)) {
    if (after === null) {
      delete result[path];
    } else {
      result[path] = after;
    }
  }
  return result;
}

const plan = (files: Files, direction: Plan['direction']): Plan =>
  planSeries(treeOf(files), series, { direction });

const statuses = (planned: Plan): Record<string, StepStatus> =>
  Object.fromEntries(
    planned.steps.map(({ recipe, status }) => [recipe.id.slice(0, 2), status]),
  );

describe.each(Object.entries(treeTraits))('a %s tree', (_name, traits) => {
  const original = wahaLikeTree(traits);
  const patched = applyPlan(original, plan(original, 'apply'));

  it('takes the whole series', () => {
    const planned = plan(original, 'apply');
    expect(isPossible(planned)).toBe(true);
    const later = 'passkeysOnGows' in traits;
    expect(statuses(planned)).toEqual({
      '01': later ? StepStatus.NOT_NEEDED : StepStatus.APPLIES,
      '02': StepStatus.APPLIES,
      '03': StepStatus.APPLIES,
      '04': StepStatus.APPLIES,
      '05': StepStatus.APPLIES,
      '06': StepStatus.APPLIES,
      '07': StepStatus.APPLIES,
      '08': StepStatus.APPLIES,
      '09': StepStatus.APPLIES,
      '10': 'hooks' in traits ? StepStatus.NOT_NEEDED : StepStatus.APPLIES,
      '11': 'hooks' in traits ? StepStatus.APPLIES : StepStatus.NOT_NEEDED,
      '12': 'wpp' in traits ? StepStatus.APPLIES : StepStatus.NOT_NEEDED,
    });
  });

  it('is left alone by a second run', () => {
    const again = plan(patched, 'apply');
    expect(mergeChanges(again)).toEqual([]);
    expect(Object.values(statuses(again))).not.toContain(StepStatus.APPLIES);
  });

  it('gets back its bytes', () => {
    expect(applyPlan(patched, plan(patched, 'reverse'))).toEqual(original);
  });

  it('has nothing to take out before', () => {
    expect(mergeChanges(plan(original, 'reverse'))).toEqual([]);
  });

  it('changes a line or two at each place', () => {
    for (const { path, before, after } of mergeChanges(
      plan(original, 'apply'),
    )) {
      if (before === null || after === null || path.includes('webhooks')) {
        continue;
      }
      const kept = new Set(before.split('\n'));
      const changed = after.split('\n').filter((line) => !kept.has(line));
      const isModule = path.endsWith('app.module.core.ts');
      expect(changed.length).toBeLessThanOrEqual(isModule ? 7 : 4);
    }
  });
});

describe('a tree that the series does not fit', () => {
  const files = wahaLikeTree(treeTraits['2026.2-like']);

  it('names file and reason, and still plans the rest', () => {
    const broken = {
      ...files,
      'src/core/engines/webjs/session.webjs.core.ts':
        "import { X } from './x';\nexport class Renamed {}\n",
    };
    const planned = plan(broken, 'apply');
    expect(isPossible(planned)).toBe(false);
    const step = planned.steps.find(({ recipe }) => recipe.id === '06-webjs');
    expect(step?.status).toBe(StepStatus.CANNOT);
    expect(step?.places).toContainEqual({
      file: 'src/core/engines/webjs/session.webjs.core.ts',
      line: null,
      status: StepStatus.CANNOT,
      reason: 'none of WhatsappSessionWebJSCore.init exists',
    });
  });

  describe('with an import of its own from the module of ours', () => {
    const later = wahaLikeTree(treeTraits['2026.8-like']);
    const path = 'src/core/app.module.core.ts';
    const importing = (
      names: string,
      from = '@waha/plugins/http.paths.module',
    ) =>
      plan(
        {
          ...later,
          [path]: (later[path] ?? '').replace(
            "import { HttpPathsModule } from '@waha/plugins/http.paths.module';",
            `import { ${names} } from '${from}';`,
          ),
        },
        'apply',
      ).steps.find(({ recipe }) => recipe.id === '11-handoff-path');

    it('is patched when the names differ', () => {
      expect(importing('HttpPathsModule')?.status).toBe(StepStatus.APPLIES);
    });

    it('keeps its import when that has the name already', () => {
      const step = importing('HttpPathsModule, HttpPathsRegistration');
      expect(step?.status).toBe(StepStatus.APPLIES);
      expect(step?.places.map(({ reason }) => reason)).toContain(
        'the file imports HttpPathsRegistration already',
      );
    });

    it.each([
      ['HttpPathsRegistration', './paths'],
      ['HttpPathsModule as HttpPathsRegistration', undefined],
    ])('refuses when %s means something else', (names, from) => {
      const step = importing(names, from);
      expect(step?.status).toBe(StepStatus.CANNOT);
      expect(step?.places.map(({ reason }) => reason)).toContainEqual(
        expect.stringContaining('has one of the names HttpPathsRegistration'),
      );
    });
  });

  it('refuses an ambiguous anchor', () => {
    const path = 'src/core/engines/webjs/session.webjs.core.ts';
    const text = files[path] ?? '';
    const doubled = {
      ...files,
      [path]: text.replace(
        'this.whatsapp = await',
        'this.whatsapp = null;\n    this.whatsapp = await',
      ),
    };
    const step = plan(doubled, 'apply').steps.find(
      ({ recipe }) => recipe.id === '06-webjs',
    );
    expect(step?.places.map(({ reason }) => reason)).toContain(
      '2 places fit "after the assignment to this.whatsapp" in WhatsappSessionWebJSCore.init, expected one',
    );
  });

  it('does not overwrite a foreign file of the same name', () => {
    const planned = plan(
      { ...files, 'src/modules/waha-passkey/index.ts': 'mine' },
      'apply',
    );
    expect(statuses(planned)['02']).toBe(StepStatus.CANNOT);
  });

  it('does not take out what was changed by hand', () => {
    const patched = applyPlan(files, plan(files, 'apply'));
    const path = 'src/modules/waha-passkey/index.ts';
    const planned = plan({ ...patched, [path]: 'changed' }, 'reverse');
    expect(statuses(planned)['02']).toBe(StepStatus.CANNOT);
  });
});

describe('what is no fitting WAHA', () => {
  const files = wahaLikeTree(treeTraits['2026.2-like']);
  const session = 'src/core/abc/session.abc.ts';

  it.each<[string, Files, RegExp]>([
    ['an empty folder', {}, /not a WAHA checkout/],
    [
      'a session without events2',
      { ...files, [session]: 'export class WhatsappSession { events: any }' },
      /too old/,
    ],
    [
      'a version of 2024.11',
      { ...files, 'src/version.ts': "const v = { version: '2024.11.11' };" },
      /2024\.11\.11.*too old/,
    ],
    [
      'a session class of another name',
      { ...files, [session]: 'export class Session {}' },
      /no class WhatsappSession/,
    ],
    [
      'a session without a status setter',
      {
        ...files,
        [session]: 'export class WhatsappSession { events2: any; status: any }',
      },
      /unknown WAHA/,
    ],
  ])('refuses %s', (_what, tree, reason) => {
    expect(() => plan(tree, 'apply')).toThrow(reason);
  });

  it('takes a WAHA that does not say its version', () => {
    const unnamed = { ...files, 'src/version.ts': 'export {};\n' };
    expect(plan(unnamed, 'apply').waha.version).toBeNull();
  });
});
