import { countTests } from './count-tests.cjs';

const results = {
  numPassedTests: 120,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

describe('countTests', () => {
  it('counts what passed', () => {
    expect(countTests(results, 0)).toEqual({
      lines: ['120 passed, 0 failed'],
      ok: true,
    });
  });

  it('counts a suite that could not start as failed', () => {
    const broken = { ...results, numRuntimeErrorTestSuites: 1 };
    expect(countTests(broken, 0)).toEqual({
      lines: ['120 passed, 1 failed'],
      ok: false,
    });
  });

  it('counts a failed lint or demo as failed', () => {
    expect(countTests(results, 2).lines).toEqual(['120 passed, 2 failed']);
  });

  it('tells what was skipped before its closing line', () => {
    const some = { ...results, numPendingTests: 2, numTodoTests: 1 };
    expect(countTests(some, 0).lines).toEqual([
      '3 skipped',
      '120 passed, 0 failed',
    ]);
  });

  it('fails when there are no results at all', () => {
    expect(countTests(null, 0)).toEqual({
      lines: ['0 passed, 1 failed'],
      ok: false,
    });
  });
});
