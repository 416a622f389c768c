'use strict';
const { spawn } = require('node:child_process');

/**
 * @typedef {object} ProcessResult
 * @property {number} code the exit code; 1 when a signal ended the process
 * @property {string} output what it wrote, unless its streams were inherited
 */

/**
 * Runs a program to its end. Never rejects because of its exit code; a program
 * that cannot be started counts as code 127.
 * @param {string} file
 * @param {string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {'inherit' | 'pipe'} [options.stdio]
 * @param {number} [options.silenceMs] ended when it prints nothing for so long
 * @param {(text: string) => void} [options.onOutput]
 * @param {boolean} [options.shell]
 * @returns {Promise<ProcessResult>}
 */
function runProcess(file, args, options = {}) {
  const { silenceMs, onOutput, stdio = 'pipe', ...rest } = options;
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      ...rest,
      stdio: stdio === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    /** @type {NodeJS.Timeout | undefined} */
    let silence;
    const restartSilence = () => {
      if (silenceMs === undefined) return;
      clearTimeout(silence);
      silence = setTimeout(() => {
        output += `\nnothing happened for ${silenceMs / 1000} s`;
        child.kill('SIGKILL');
      }, silenceMs);
    };
    /** @param {Buffer} chunk */
    const hear = (chunk) => {
      restartSilence();
      output += chunk.toString();
      onOutput?.(chunk.toString());
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    restartSilence();
    child.on('error', (error) => {
      clearTimeout(silence);
      resolve({ code: 127, output: `${output}${error.message}` });
    });
    child.on('close', (code) => {
      clearTimeout(silence);
      resolve({ code: code ?? 1, output });
    });
  });
}

module.exports = { runProcess };
