// For `node --require`, in WAHA's folder. Core stores no API keys: these two
// stand for keys of a session each, as `POST /api/keys` makes them elsewhere.
// What judges them is WAHA's own.
'use strict';
const { isMainThread } = require('node:worker_threads');
const { join } = require('node:path');

const path = 'dist/core/storage/CoreApiKeyRepository.js';

if (isMainThread && process.argv[1]?.endsWith('main')) {
  // The file imports by itself nothing that a later hook would have to see.
  const { CoreApiKeyRepository } = require(join(process.cwd(), path));
  const toKey = (session) => ({ isAdmin: false, isActive: true, session });
  const keys = new Map([
    ['key-of-default', toKey('default')],
    ['key-of-other', toKey('other')],
  ]);
  CoreApiKeyRepository.prototype.getActiveByKey = (key) =>
    Promise.resolve(keys.get(key) ?? null);
}
