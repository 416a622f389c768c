'use strict';
const path = require('node:path');
const { runProcess } = require('./run-process.cjs');
const { SetUpError } = require('./set-up-error.cjs');

/**
 * `tsc -b`: only what changed since the last build is compiled.
 * @param {string} root
 */
async function compile(root) {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const { code, output } = await runProcess(process.execPath, [tsc, '-b'], {
    cwd: root,
  });
  if (code === 0) return;
  throw new SetUpError(
    `the sources do not compile:\n${output.trim()}`,
    'Correct the lines that are named above.',
  );
}

module.exports = { compile };
