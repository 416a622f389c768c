'use strict';
const path = require('node:path');
const { bundlePages } = require('./bundle-pages.cjs');
const { compile } = require('./compile.cjs');
const { findBrowser } = require('./find-browser.cjs');
const { installDependencies } = require('./install-dependencies.cjs');
const { say } = require('./say.cjs');
const { withSetUpLock } = require('./set-up-lock.cjs');

/**
 * Everything a command needs before it can run.
 * @param {string} root
 * @param {{ needsBrowser: boolean, needsBuildOf: string | null }} needs
 * @returns {Promise<{ browser: string | null }>}
 */
function setUp(root, needs) {
  return withSetUpLock(path.join(root, '.set-up.lock'), async () => {
    await installDependencies(root);
    const browser = needs.needsBrowser ? await findBrowser(root) : null;
    if (browser) say(`browser: ${browser}`);
    await bundlePages(root);
    if (needs.needsBuildOf) {
      say('compiling what changed');
      await compile(root, needs.needsBuildOf);
    }
    return { browser };
  });
}

module.exports = { setUp };
