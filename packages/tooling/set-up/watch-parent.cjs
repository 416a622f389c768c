'use strict';

const POLL_MS = 250;

/** As it is when this process starts. */
const parent = process.ppid;

/**
 * npm hands a signal to its shell, which ends without handing it on: whoever the
 * shell ran is an orphan then. Calls `onOrphan` once when that happened.
 * @param {() => void} onOrphan
 * @returns {() => void} stops watching
 */
function watchParent(onOrphan) {
  // Without npm between, a process may be meant to outlive its parent.
  if (process.env['npm_lifecycle_event'] === undefined) return () => undefined;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onOrphan();
  }, POLL_MS);
  return () => clearInterval(timer);
}

module.exports = { watchParent };
