'use strict';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {string} [resolved]
 * @property {boolean} [link]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 *
 * @typedef {object} Lockfile
 * @property {Record<string, LockedPackage>} packages
 */

/**
 * The first package that the lockfile wants and the tree lacks, or null.
 *
 * npm writes `node_modules/.package-lock.json` when an install has ended, and
 * `npm ci` removes it before anything else: no file, no finished install.
 * Comparing contents holds where times do not (a checkout, a restored cache).
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | null} installed node_modules/.package-lock.json
 * @param {(path: string) => boolean} exists for a path below the root
 * @returns {string | null}
 */
function findMissingDependency(wanted, installed, exists) {
  if (installed === null) return 'node_modules';
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (!path.includes('node_modules/')) continue;
    const found = installed.packages[path];
    // Binaries for other platforms are locked, and rightly not installed.
    if (!found && (entry.optional || entry.devOptional)) continue;
    if (!found || !isSame(entry, found)) return path;
    if (!exists(`${path}/package.json`)) return path;
  }
  return null;
}

/**
 * @param {LockedPackage} a
 * @param {LockedPackage} b
 */
function isSame(a, b) {
  if (a.link || b.link) return a.link === b.link && a.resolved === b.resolved;
  return a.version === b.version && a.integrity === b.integrity;
}

module.exports = { findMissingDependency };
