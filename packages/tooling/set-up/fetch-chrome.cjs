'use strict';
// A process of its own: @puppeteer/browsers cannot be aborted, a process can.
const { createRequire } = require('node:module');
const os = require('node:os');
const path = require('node:path');

const root = process.argv[2] ?? process.cwd();
const requireFromRoot = createRequire(path.join(root, 'package.json'));

async function fetchChrome() {
  const browsers = requireFromRoot('@puppeteer/browsers');
  const { PUPPETEER_REVISIONS } = requireFromRoot(
    'puppeteer-core/internal/revisions.js',
  );
  const installed = await browsers.install({
    browser: browsers.Browser.CHROME,
    buildId: PUPPETEER_REVISIONS.chrome,
    cacheDir:
      process.env['PUPPETEER_CACHE_DIR'] ??
      path.join(os.homedir(), '.cache', 'puppeteer'),
    installDeps: process.argv.includes('--with-libraries'),
    downloadProgressCallback: (
      /** @type {number} */ done,
      /** @type {number} */ all,
    ) => process.stdout.write(`${Math.floor((100 * done) / all)} %\n`),
  });
  process.stdout.write(`path ${installed.executablePath}\n`);
}

fetchChrome().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
