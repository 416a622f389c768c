'use strict';
const { randomUUID } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { setTimeout: wait } = require('node:timers/promises');
const { say } = require('./say.cjs');
const { SetUpError } = require('./set-up-error.cjs');

const HEARTBEAT_MS = 2_000;
/** A holder on another machine, or in another container, that went silent. */
const SILENT_AFTER_MS = 60_000;
const PATIENCE_MS = 15 * 60_000;

/**
 * @typedef {object} Holder
 * @property {string} token
 * @property {number} pid
 * @property {string} host
 */

/**
 * Runs `work` while no other process does so in this folder. A lock left behind
 * by a killed process is taken over.
 * @template T
 * @param {string} folder the lock itself: it exists while the lock is held
 * @param {() => Promise<T>} work
 * @param {number} [patienceMs]
 * @returns {Promise<T>}
 */
async function withSetUpLock(folder, work, patienceMs = PATIENCE_MS) {
  const holder = {
    token: randomUUID(),
    pid: process.pid,
    host: os.hostname(),
  };
  await take(folder, holder, patienceMs);
  const heartbeat = setInterval(() => touch(folder), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    takeAway(folder, holder);
  }
}

/**
 * @param {string} folder
 * @param {Holder} holder
 * @param {number} patienceMs
 */
async function take(folder, holder, patienceMs) {
  const giveUpAt = Date.now() + patienceMs;
  let said = false;
  while (!tryTake(folder, holder)) {
    const other = readHolder(folder);
    if (isLeftBehind(folder, other)) {
      takeAway(folder, other);
      continue;
    }
    if (Date.now() > giveUpAt) {
      throw new SetUpError(
        `another set-up (process ${other?.pid}) has been at work here for too long`,
        `End it, or remove ${folder} when there is none.`,
      );
    }
    if (!said) {
      say(`waiting for another set-up here (process ${other?.pid})`);
      said = true;
    }
    await wait(200);
  }
}

/**
 * A folder that is filled first and then moved into place is never half made.
 * @param {string} folder
 * @param {Holder} holder
 */
function tryTake(folder, holder) {
  const draft = `${folder}.${holder.token}`;
  fs.mkdirSync(draft);
  fs.writeFileSync(path.join(draft, 'holder.json'), JSON.stringify(holder));
  try {
    // Moving onto a folder that is not empty fails on every platform.
    fs.renameSync(draft, folder);
    return true;
  } catch {
    remove(draft);
    return false;
  }
}

/**
 * @param {string} folder
 * @param {Holder | null} holder
 */
function isLeftBehind(folder, holder) {
  if (holder?.host === os.hostname()) {
    return !isAlive(holder.pid);
  }
  try {
    return Date.now() - fs.statSync(folder).mtimeMs > SILENT_AFTER_MS;
  } catch {
    return false;
  }
}

/**
 * Moves the lock away before it is removed, for the name must never stand for
 * half a lock. Two waiting processes may find the same lock left behind:
 * whoever moves a younger one away by mistake puts it back.
 * @param {string} folder
 * @param {Holder | null} holder
 */
function takeAway(folder, holder) {
  const aside = `${folder}.${randomUUID()}`;
  try {
    fs.renameSync(folder, aside);
  } catch {
    return;
  }
  if (readHolder(aside)?.token === holder?.token) remove(aside);
  else fs.renameSync(aside, folder);
}

/**
 * @param {string} folder
 * @returns {Holder | null}
 */
function readHolder(folder) {
  try {
    return JSON.parse(
      fs.readFileSync(path.join(folder, 'holder.json'), 'utf8'),
    );
  } catch {
    return null;
  }
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

/** @param {string} folder */
function touch(folder) {
  const now = new Date();
  try {
    fs.utimesSync(folder, now, now);
  } catch {
    // Somebody removed the lock by hand: nothing to keep alive.
  }
}

/** @param {string} folder */
function remove(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
}

module.exports = { withSetUpLock };
