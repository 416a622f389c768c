'use strict';
const { existsSync } = require('node:fs');
const path = require('node:path');
const { judgeBrowser } = require('./judge-browser.cjs');
const { runProcess } = require('./run-process.cjs');
const { say } = require('./say.cjs');

/**
 * The Chrome that belongs to the installed puppeteer, downloaded into
 * puppeteer's own cache when it is not there yet; null, with a line that says
 * why, when that does not work.
 * @param {string} root
 * @returns {Promise<string | null>}
 */
async function downloadBrowser(root) {
  if (process.env['PUPPETEER_SKIP_DOWNLOAD']) {
    say('no download: PUPPETEER_SKIP_DOWNLOAD is set');
    return null;
  }
  say("fetching puppeteer's own Chrome (about 170 MB, unless it is cached)");
  const file = await fetchChrome(root, []);
  if (file === null) return null;
  const verdict = await judgeBrowser(file);
  if (verdict.usable) return file;
  say(`passing over ${file}: ${verdict.why}`);
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return null;
  return fetchWithLibraries(root);
}

/**
 * A bare Debian or Ubuntu lacks the shared libraries of Chrome.
 * @param {string} root
 */
async function fetchWithLibraries(root) {
  say('installing the libraries that Chrome needs (apt-get)');
  await runProcess('apt-get', ['update'], { silenceMs: 120_000 });
  const file = await fetchChrome(root, ['--with-libraries']);
  if (file === null) return null;
  const verdict = await judgeBrowser(file);
  if (verdict.usable) return file;
  say(`passing over ${file}: ${verdict.why}`);
  return null;
}

/**
 * @param {string} root
 * @param {string[]} options
 * @returns {Promise<string | null>}
 */
async function fetchChrome(root, options) {
  const script = path.join(__dirname, 'fetch-chrome.cjs');
  const { code, output } = await runProcess(
    process.execPath,
    [script, root, ...options],
    { silenceMs: 120_000, onOutput: sayProgress() },
  );
  const file = /^path (.+)$/m.exec(output)?.[1];
  if (code === 0 && file) return file;
  say(`that did not work: ${output.trim().split('\n').pop()?.trim()}`);
  return null;
}

function sayProgress() {
  let said = 0;
  return (/** @type {string} */ text) => {
    const percent = Number(/(\d+) %\s*$/.exec(text)?.[1] ?? 0);
    if (percent < said + 25) return;
    said = percent;
    say(`  ${percent} %`);
  };
}

module.exports = { downloadBrowser };
