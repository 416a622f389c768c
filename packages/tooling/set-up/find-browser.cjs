'use strict';
const { browserLocations } = require('./browser-locations.cjs');
const { downloadBrowser } = require('./download-browser.cjs');
const { installChromium } = require('./install-chromium.cjs');
const { judgeBrowser } = require('./judge-browser.cjs');
const { say } = require('./say.cjs');
const { SetUpError } = require('./set-up-error.cjs');

/**
 * The path of a browser that starts: named by the user, installed, downloaded
 * by puppeteer, or installed with apt, in this order.
 * @param {string} root
 * @returns {Promise<string>}
 */
async function findBrowser(root) {
  const named = process.env['PUPPETEER_EXECUTABLE_PATH'];
  if (named) return assertNamed(named);
  const installed = await findInstalled();
  if (installed) return installed;
  say('no Chrome, Chromium or Edge is installed');
  const found = (await downloadBrowser(root)) ?? (await installChromium());
  if (found) return found;
  throw new SetUpError(
    'no browser could be found, downloaded or installed',
    'Install Chrome, Chromium or Edge, or set PUPPETEER_EXECUTABLE_PATH to one.',
  );
}

/** @param {string} file */
async function assertNamed(file) {
  const verdict = await judgeBrowser(file);
  if (verdict.usable) return file;
  // Taking another one silently would hide the user's mistake.
  throw new SetUpError(
    `PUPPETEER_EXECUTABLE_PATH names ${file}, but ${verdict.why}`,
    'Correct that variable, or unset it to have a browser looked for.',
  );
}

/** @returns {Promise<string | null>} */
async function findInstalled() {
  for (const file of browserLocations(process.platform, process.env)) {
    const verdict = await judgeBrowser(file);
    if (verdict.usable) return file;
    if (verdict.why !== 'it does not exist') {
      say(`passing over ${file}: ${verdict.why}`);
    }
  }
  return null;
}

module.exports = { findBrowser };
