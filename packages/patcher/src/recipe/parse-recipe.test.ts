import { parseRecipe } from './parse-recipe';

const recipe = [
  '# [core] Something',
  '',
  '## Why',
  '',
  'Because.',
  '',
  '## Edit',
  '',
  '```json',
  '{ "generations": ["T1"], "edits": [{ "op": "files", "folder": "src/x" }] }',
  '```',
  '',
].join('\n');

describe('parseRecipe', () => {
  it('reads title, reason, generations and edits', () => {
    expect(parseRecipe('01-x', recipe)).toEqual({
      id: '01-x',
      title: '[core] Something',
      why: 'Because.',
      generations: ['T1'],
      notNeededWhen: null,
      onlyWhere: null,
      edits: [{ op: 'files', folder: 'src/x' }],
    });
  });

  it.each([
    ['a subject of another kind', recipe.replace('[core] ', ''), /\[core\]/],
    ['no reason', recipe.replace('## Why', '## Wherefore'), /"## Why"/],
    ['no edits', recipe.replace('```json', '```'), /json block/],
    ['an unknown generation', recipe.replace('T1', 'T9'), /"T9"/],
  ])('refuses %s', (_what, text, reason) => {
    expect(() => parseRecipe('01-x', text)).toThrow(reason);
  });
});
