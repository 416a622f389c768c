'use strict';
const path = require('node:path');
const { runProcess } = require('./run-process.cjs');
const { SetUpError } = require('./set-up-error.cjs');

/**
 * `tsc -b`: a project and those it refers to; only what changed since the last
 * build is compiled.
 * @param {string} root
 * @param {string} project
 */
async function compile(root, project) {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const { code, output } = await runProcess(
    process.execPath,
    [tsc, '-b', project],
    {
      cwd: root,
    },
  );
  if (code === 0) return;
  throw new SetUpError(
    `the sources do not compile:\n${output.trim()}`,
    'Correct the lines that are named above.',
  );
}

module.exports = { compile };
