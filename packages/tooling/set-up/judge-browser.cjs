'use strict';
const { existsSync } = require('node:fs');
const { runProcess } = require('./run-process.cjs');

/** `PublicKeyCredential.prototype.toJSON` came with Chrome 129. */
const OLDEST_BROWSER_MAJOR = 129;

/**
 * @typedef {{ usable: true, version: string } | { usable: false, why: string }} BrowserVerdict
 */

/**
 * Starts it with `--version`, which also finds a wrapper without a browser
 * behind it, and missing system libraries.
 * @param {string} file
 * @param {string} [platform]
 * @returns {Promise<BrowserVerdict>}
 */
async function judgeBrowser(file, platform = process.platform) {
  if (!existsSync(file)) return { usable: false, why: 'it does not exist' };
  // On Windows `--version` opens a window instead of answering.
  if (platform === 'win32') return { usable: true, version: 'installed' };
  const { code, output } = await runProcess(file, ['--version'], {
    silenceMs: 20_000,
  });
  return judgeAnswer(code, output);
}

/**
 * @param {number} code
 * @param {string} output
 * @returns {BrowserVerdict}
 */
function judgeAnswer(code, output) {
  const version = /\b(\d+)\.\d+\.\d+\.\d+\b/.exec(output);
  if (code !== 0 || !version) {
    const line = output.trim().split('\n').pop() || `exit code ${code}`;
    return { usable: false, why: `it does not start (${line})` };
  }
  if (Number(version[1]) < OLDEST_BROWSER_MAJOR) {
    return {
      usable: false,
      why: `version ${version[0]} is older than ${OLDEST_BROWSER_MAJOR}`,
    };
  }
  return { usable: true, version: version[0] };
}

module.exports = { judgeAnswer, judgeBrowser };
