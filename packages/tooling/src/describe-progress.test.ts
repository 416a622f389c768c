import { describeProgress } from './describe-progress.cjs';

const progress = {
  numTotalTestSuites: 300,
  numPassedTestSuites: 10,
  numFailedTestSuites: 0,
  numPendingTestSuites: 2,
};

describe('the progress of a run of tests', () => {
  it('is what is done, what is left and what runs', () => {
    expect(describeProgress(progress, ['a.test.ts', 'b.test.ts'])).toBe(
      '12 of 300 suites done, 288 left; running: a.test.ts, b.test.ts',
    );
  });

  it('names failures at once', () => {
    const failed = { ...progress, numFailedTestSuites: 1 };
    expect(describeProgress(failed, [])).toBe(
      '13 of 300 suites done, 287 left; 1 failed',
    );
  });
});
