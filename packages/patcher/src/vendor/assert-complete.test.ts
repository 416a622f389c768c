import { assertComplete } from './assert-complete';

describe('assertComplete', () => {
  it('accepts files and folders that are there', () => {
    expect(() =>
      assertComplete(
        new Map([
          ['index.ts', "export { a } from './a/b';\n"],
          ['a/b.ts', "import { c } from '../c';\nimport x from 'rxjs';\n"],
          ['c/index.ts', 'export const c = 1;\n'],
        ]),
      ),
    ).not.toThrow();
  });

  it('names what a build has not made yet', () => {
    expect(() =>
      assertComplete(
        new Map([['a/b.ts', "import { s } from './scripts.generated';\n"]]),
      ),
    ).toThrow('a/b.ts needs a/scripts.generated');
  });
});
