'use strict';
const { readFileSync } = require('node:fs');
const { judgeBrowser } = require('./judge-browser.cjs');
const { runProcess } = require('./run-process.cjs');
const { say } = require('./say.cjs');

const CHROMIUM = '/usr/bin/chromium';

/**
 * On Debian as root: Debian's own package. Null, with a line that says why,
 * everywhere else.
 * @returns {Promise<string | null>}
 */
async function installChromium() {
  if (!isDebian(readOsRelease()) || process.getuid?.() !== 0) {
    say('apt-get can install a browser on Debian as root only');
    return null;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  for (const args of [['update'], install]) {
    say(`apt-get ${args.join(' ')}`);
    const { code, output } = await runProcess('apt-get', args, {
      env,
      silenceMs: 120_000,
    });
    if (code !== 0) {
      say(`that did not work: ${output.trim().split('\n').pop()}`);
      return null;
    }
  }
  const verdict = await judgeBrowser(CHROMIUM);
  if (verdict.usable) return CHROMIUM;
  say(`passing over ${CHROMIUM}: ${verdict.why}`);
  return null;
}

/**
 * Ubuntu's package of that name only fetches a snap, which needs snapd.
 * @param {string} osRelease the text of /etc/os-release
 */
function isDebian(osRelease) {
  return /^ID="?debian"?$/m.test(osRelease);
}

function readOsRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

module.exports = { installChromium, isDebian };
