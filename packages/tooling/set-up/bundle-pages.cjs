'use strict';
const { existsSync, readdirSync } = require('node:fs');
const path = require('node:path');
const { runProcess } = require('./run-process.cjs');
const { say } = require('./say.cjs');
const { SetUpError } = require('./set-up-error.cjs');

/**
 * Code that runs in pages is bundled into `*.generated.ts`, which everything
 * else imports: the compiler, the linter and the tests.
 * @param {string} root
 */
async function bundlePages(root) {
  const scripts = findBundleScripts(root);
  if (scripts.length > 0) say('bundling the pages');
  for (const script of scripts) {
    const { code, output } = await runProcess(process.execPath, [script], {
      cwd: root,
    });
    if (code === 0) continue;
    throw new SetUpError(
      `${path.relative(root, script)} failed:\n${output.trim()}`,
      'Correct the page code that is named above.',
    );
  }
}

/** Contains what the others write. */
const last = 'overlay';

/**
 * @param {string} root
 * @returns {string[]}
 */
function findBundleScripts(root) {
  const packages = path.join(root, 'packages');
  const names = readdirSync(packages).sort();
  return [
    ...names.filter((name) => name !== last),
    ...names.filter((name) => name === last),
  ]
    .map((name) => path.join(packages, name, 'scripts'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /^bundle-.*\.mjs$/.test(name))
        .sort()
        .map((name) => path.join(folder, name)),
    );
}

module.exports = { bundlePages, findBundleScripts };
