'use strict';
const { SetUpError } = require('./set-up-error.cjs');

const OLDEST_NODE_MAJOR = 20;

/** @param {string} version as in `process.versions.node` */
function assertNodeVersion(version) {
  if (Number.parseInt(version, 10) >= OLDEST_NODE_MAJOR) return;
  throw new SetUpError(
    `this is Node ${version}, and Node ${OLDEST_NODE_MAJOR} or newer is needed`,
    'Install a current release from https://nodejs.org, then try again.',
  );
}

module.exports = { assertNodeVersion };
