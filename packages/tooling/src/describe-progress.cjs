'use strict';

/**
 * @typedef {object} Progress of a run, as jest counts it
 * @property {number} numTotalTestSuites
 * @property {number} numPassedTestSuites
 * @property {number} numFailedTestSuites
 * @property {number} numPendingTestSuites
 */

/**
 * @param {Progress} progress
 * @param {string[]} running
 */
function describeProgress(progress, running) {
  const total = progress.numTotalTestSuites;
  const failed = progress.numFailedTestSuites;
  const done =
    progress.numPassedTestSuites + failed + progress.numPendingTestSuites;
  return [
    `${done} of ${total} suites done, ${total - done} left`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(running.length > 0 ? [`running: ${running.join(', ')}`] : []),
  ].join('; ');
}

module.exports = { describeProgress };
