'use strict';
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { findMissingDependency } = require('./find-missing-dependency.cjs');
const { runProcess } = require('./run-process.cjs');
const { say } = require('./say.cjs');
const { SetUpError } = require('./set-up-error.cjs');

/** Of which lockfile `npm ci` made the tree; `npm ci` itself removes it. */
const MARKER = 'node_modules/.waha-passkey-lockfile';

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
  if (code !== 0) {
    throw new SetUpError(
      `npm ci failed:\n${lastLines(output)}`,
      'Check the connection to the npm registry (npm ping) and that package.json fits package-lock.json, then try again.',
    );
  }
  writeFileSync(path.join(root, MARKER), hashLockfile(root));
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
  // npm leaves out what only a removed workspace needs, and is right.
  const isOurs = readText(path.join(root, MARKER)) === hashLockfile(root);
  return findMissingDependency(
    isOurs && installed ? installed : wanted,
    installed,
    (below) => existsSync(path.join(root, below)),
  );
}

/** @param {string} root */
function hashLockfile(root) {
  const text = readFileSync(path.join(root, 'package-lock.json'));
  return createHash('sha256').update(text).digest('hex');
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
  const text = readText(file);
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Half written: as good as absent.
    return null;
  }
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** @param {string} output */
function lastLines(output) {
  return output.trim().split('\n').slice(-15).join('\n');
}

module.exports = { installDependencies };
