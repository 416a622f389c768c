'use strict';

/**
 * One line a step. Standard error, so that `npm test -- --json` and the like
 * keep standard output to themselves.
 * @param {string} line
 */
function say(line) {
  process.stderr.write(`set-up: ${line}\n`);
}

module.exports = { say };
