'use strict';

/**
 * @typedef {object} JestResults what `jest --json` writes
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites suites that could not start
 */

/**
 * What CI says last; what was skipped comes before the closing line. A suite
 * that could not start has no tests to count, so it counts as one that failed;
 * so does each further step that failed.
 * @param {JestResults | null} results null when jest itself did not get so far
 * @param {number} failedSteps
 */
function countTests(results, failedSteps) {
  const passed = results?.numPassedTests ?? 0;
  const failed =
    failedSteps +
    (results ? results.numFailedTests + results.numRuntimeErrorTestSuites : 1);
  const skipped = results ? results.numPendingTests + results.numTodoTests : 0;
  const closing = `${passed} passed, ${failed} failed`;
  return {
    lines: skipped > 0 ? [`${skipped} skipped`, closing] : [closing],
    ok: failed === 0 && passed > 0,
  };
}

module.exports = { countTests };
