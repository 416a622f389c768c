'use strict';
// `node --conditions=passkey:source --require` of this file runs TypeScript
// from the sources of all packages, so that nothing is measured on a stale build.
const { readFileSync } = require('node:fs');
const { Module } = require('node:module');
const { transformSync } = require('@swc/core');
const { swcOptions } = require('./swc-options.cjs');

process.setSourceMapsEnabled(true);

/** @type {any} */ (Module)._extensions['.ts'] = (
  /** @type {any} */ module,
  /** @type {string} */ filename,
) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    ...swcOptions,
    filename,
    sourceMaps: 'inline',
    configFile: false,
    swcrc: false,
  });
  module._compile(code, filename);
};
