'use strict';

/**
 * @typedef {object} Command
 * @property {boolean} needsBrowser
 * @property {string | null} needsBuildOf tests and benchmarks run from the sources
 * @property {string[][]} programs Node programs, run in this order, all of them
 * @property {boolean} [passesArguments] false when the programs take none
 */

const demo = 'packages/demo/dist/main.js';
const tsc = 'node_modules/typescript/bin/tsc';

/** @type {Record<string, Command>} */
const commands = {
  demo: {
    needsBrowser: true,
    needsBuildOf: 'packages/demo',
    programs: [[demo, 'demo']],
  },
  start: {
    needsBrowser: true,
    needsBuildOf: 'packages/demo',
    programs: [[demo, 'start']],
  },
  test: {
    needsBrowser: true,
    needsBuildOf: null,
    programs: [['node_modules/jest/bin/jest.js']],
  },
  lint: {
    needsBrowser: false,
    needsBuildOf: null,
    passesArguments: false,
    programs: [
      [
        'node_modules/eslint/bin/eslint.js',
        '--config',
        'packages/tooling/eslint.config.mjs',
        '--max-warnings',
        '0',
        '.',
      ],
      ['node_modules/prettier/bin/prettier.cjs', '--check', '.'],
      [tsc, '--project', 'packages/tooling/tsconfig.lint.json'],
      [tsc, '--project', 'packages/tooling'],
    ],
  },
  format: {
    needsBrowser: false,
    needsBuildOf: null,
    passesArguments: false,
    programs: [['node_modules/prettier/bin/prettier.cjs', '--write', '.']],
  },
  bench: {
    needsBrowser: true,
    needsBuildOf: null,
    programs: [
      [
        '--conditions=passkey:source',
        '--require',
        './packages/tooling/src/register-typescript.cjs',
        'packages/tooling/src/bench/main.ts',
      ],
    ],
  },
  matrix: {
    needsBrowser: true,
    needsBuildOf: '.',
    programs: [
      [
        '--conditions=passkey:source',
        '--require',
        './packages/tooling/src/register-typescript.cjs',
        'packages/tooling/src/matrix/main.ts',
      ],
    ],
  },
};

/**
 * @param {string[]} argv what follows `run.mjs`
 * @returns {{ command: Command, args: string[] }}
 */
function parseCommandLine([name, ...args]) {
  const command = Object.hasOwn(commands, name ?? '')
    ? commands[/** @type {string} */ (name)]
    : undefined;
  if (!command) {
    throw new Error(
      `"${name}" is none of: ${Object.keys(commands).join(', ')}.`,
    );
  }
  if (command.passesArguments === false && args.length > 0) {
    throw new Error(`"${name}" takes no arguments.`);
  }
  return { command, args };
}

module.exports = { parseCommandLine };
