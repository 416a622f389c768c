#!/usr/bin/env node
// Compiled files are not executable, and are not there when npm links this one.
const { existsSync } = require('node:fs');
const path = require('node:path');

const isPatch = process.argv[2] === 'patch';
const main = path.join(
  __dirname,
  isPatch ? '../dist/main-of-patch.js' : '../dist/main.js',
);
if (existsSync(main)) {
  require(main);
} else {
  console.error('waha-passkey is not built yet: npm ci && npm run build');
  process.exitCode = 1;
}
