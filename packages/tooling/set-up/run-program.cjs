'use strict';
const { spawn } = require('node:child_process');
const { watchParent } = require('./watch-parent.cjs');

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a Node program in the foreground. A signal is handed on, one that npm was
 * sent as well, and the program decides when it is finished: it may have browsers
 * to close.
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} its exit code
 */
function runProgram(args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      ...options,
      stdio: 'inherit',
    });
    /** @param {NodeJS.Signals} signal */
    const handOn = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, handOn);
    const stopWatching = watchParent(() => handOn('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code) => {
      stopWatching();
      for (const signal of signals) process.off(signal, handOn);
      resolve(code ?? 1);
    });
  });
}

module.exports = { runProgram };
