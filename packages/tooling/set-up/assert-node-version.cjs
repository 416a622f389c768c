'use strict';
const { SetUpError } = require('./set-up-error.cjs');

/** `import.meta.dirname`, which our scripts use, came with 20.11. */
const OLDEST_NODE = { major: 20, minor: 11 };

/** @param {string} version as in `process.versions.node` */
function assertNodeVersion(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST_NODE.major) return;
  if (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor) return;
  throw new SetUpError(
    `this is Node ${version}, and Node ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer is needed`,
    'Install a current release from https://nodejs.org, then try again.',
  );
}

module.exports = { assertNodeVersion };
