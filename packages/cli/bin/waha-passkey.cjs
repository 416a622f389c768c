#!/usr/bin/env node
// Compiled files are not executable, and are not there when npm links this one.
require('../dist/main.js');
