#!/usr/bin/env node
// Compiled files are not executable, and are not there when npm links this one.
const { existsSync } = require('node:fs');
const path = require('node:path');
const { engines } = require('../package.json');

const oldest = engines.node.replace('>=', '');
const main = path.join(__dirname, '../dist/main.js');
if (isOlder(process.versions.node, oldest)) {
  console.error(
    `waha-passkey does not run on Node ${process.versions.node}. It needs Node ${oldest} or newer. Install a current release from https://nodejs.org, then try again.`,
  );
  process.exitCode = 1;
} else if (existsSync(main)) {
  require(main);
} else {
  console.error('waha-passkey is not built yet: npm ci && npm run build');
  process.exitCode = 1;
}

/**
 * @param {string} version
 * @param {string} than
 */
function isOlder(version, than) {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number));
  const [majors, minors] = [0, 1].map((i) => (a?.[i] ?? 0) - (b?.[i] ?? 0));
  return (majors || minors || 0) < 0;
}
