'use strict';
const fs = require('node:fs');
const os = require('node:os');
const { setTimeout: wait } = require('node:timers/promises');
const { say } = require('./say.cjs');
const { SetUpError } = require('./set-up-error.cjs');

const PATIENCE_MS = 15 * 60_000;

/**
 * Runs `work` while no other process does so. The lock that a killed process of
 * this machine left is taken over.
 * @template T
 * @param {string} file exists while the lock is held, and names its holder
 * @param {() => Promise<T>} work
 * @param {number} [patienceMs]
 * @returns {Promise<T>}
 */
async function withSetUpLock(file, work, patienceMs = PATIENCE_MS) {
  const deadline = Date.now() + patienceMs;
  let reported = '';
  while (!take(file)) {
    const holder = readHolder(file);
    if (isLeftBehind(holder)) {
      fs.rmSync(file, { force: true });
      continue;
    }
    const cure = `Remove ${file} if that process has ended.`;
    if (Date.now() >= deadline) {
      throw new SetUpError(`the set-up of ${holder} is not finished`, cure);
    }
    if (holder !== reported)
      say(`waiting for the set-up of ${holder}. ${cure}`);
    reported = holder;
    await wait(200);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** @param {string} file */
function take(file) {
  const holder = `process ${process.pid} on ${os.hostname()}`;
  try {
    fs.writeFileSync(file, holder, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Empty when it was just given back, or is just being taken.
 * @param {string} file
 */
function readHolder(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOENT') return '';
    throw error;
  }
}

/** @param {string} holder */
function isLeftBehind(holder) {
  const [, pid, host] = /^process (\d+) on (.+)$/.exec(holder) ?? [];
  return host === os.hostname() && !isAlive(Number(pid));
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to another user.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

module.exports = { withSetUpLock };
