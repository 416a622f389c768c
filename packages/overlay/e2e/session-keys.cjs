'use strict';
// For `node --require` in WAHA's folder. Core stores no API keys; these two are
// what `POST /api/keys` makes elsewhere, and WAHA's own code judges them.
const path = require('node:path');
const { isMainThread } = require('node:worker_threads');

const file = 'dist/core/storage/CoreApiKeyRepository.js';

if (isMainThread && /dist.main$/.test(process.argv[1] ?? '')) {
  const { CoreApiKeyRepository } = require(path.resolve(file));
  const sessions = { 'key-of-default': 'default', 'key-of-other': 'other' };
  CoreApiKeyRepository.prototype.getActiveByKey = async (key) =>
    key in sessions
      ? { isAdmin: false, isActive: true, session: sessions[key] }
      : null;
}
