#!/usr/bin/env node
// Compiled files are not executable, and are not there when npm links this one.
const isPatch = process.argv[2] === 'patch';
require(isPatch ? '../dist/main-of-patch.js' : '../dist/main.js');
