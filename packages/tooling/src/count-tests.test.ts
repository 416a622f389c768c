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
      line: '120 passed, 0 failed',
      ok: true,
    });
  });

  it('counts a suite that could not start as failed', () => {
    const broken = { ...results, numRuntimeErrorTestSuites: 1 };
    expect(countTests(broken, 0)).toEqual({
      line: '120 passed, 1 failed',
      ok: false,
    });
  });

  it('counts a failed lint or demo as failed', () => {
    expect(countTests(results, 2).line).toBe('120 passed, 2 failed');
  });

  it('tells what was skipped', () => {
    expect(countTests({ ...results, numPendingTests: 3 }, 0).line).toBe(
      '120 passed, 0 failed, 3 skipped',
    );
  });

  it('fails when there are no results at all', () => {
    expect(countTests(null, 0)).toEqual({
      line: '0 passed, 1 failed',
      ok: false,
    });
  });
});
