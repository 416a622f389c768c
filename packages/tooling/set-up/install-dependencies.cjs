'use strict';
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { findMissingDependency } = require('./find-missing-dependency.cjs');
const { runProcess } = require('./run-process.cjs');
const { say } = require('./say.cjs');
const { SetUpError } = require('./set-up-error.cjs');

/** Runs `npm ci` unless node_modules already holds what the lockfile says.
 * @param {string} root */
async function installDependencies(root) {
  const missing = findMissing(root);
  if (missing === null) return;
  say(
    missing === 'node_modules'
      ? 'installing the dependencies (npm ci, about half a minute)'
      : `installing the dependencies again (npm ci): ${missing} is not what package-lock.json says`,
  );
  const npm = npmCommand(process.env, process.platform);
  // No install script is needed, so none runs: the browser is found later.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await runProcess(npm.file, [...npm.args, ...args], {
    cwd: root,
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
    shell: npm.shell,
  });
  const stillMissing = code === 0 ? findMissing(root) : null;
  if (code === 0 && stillMissing === null) return;
  throw new SetUpError(
    code === 0
      ? `npm ci ended well, and yet ${stillMissing} is missing`
      : `npm ci failed:\n${lastLines(output)}`,
    'Check the connection to the npm registry (npm ping) and that package.json fits package-lock.json, then try again.',
  );
}

/** @param {string} root */
function findMissing(root) {
  const wanted = readJson(path.join(root, 'package-lock.json'));
  if (wanted === null) {
    throw new SetUpError(
      'package-lock.json is missing or unreadable',
      'Restore it: git checkout package-lock.json',
    );
  }
  const installed = readJson(
    path.join(root, 'node_modules/.package-lock.json'),
  );
  return findMissingDependency(wanted, installed, (below) =>
    existsSync(path.join(root, below)),
  );
}

/**
 * The npm that runs us, else the one on the path (a `.cmd` on Windows, which
 * only a shell can start).
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform
 */
function npmCommand(env, platform) {
  const cli = env['npm_execpath'];
  if (cli && /npm-cli\.c?js$/.test(cli)) {
    return { file: process.execPath, args: [cli], shell: false };
  }
  return { file: 'npm', args: [], shell: platform === 'win32' };
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {string} output */
function lastLines(output) {
  return output.trim().split('\n').slice(-15).join('\n');
}

module.exports = { installDependencies };
