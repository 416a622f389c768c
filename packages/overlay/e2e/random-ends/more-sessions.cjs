'use strict';
// For `node --require` in WAHA's folder. Core's manager keeps the one session
// `default`. Here each other name gets a manager of its own, which is WAHA's own
// but for its name, so that sessions run side by side in one process.
const path = require('node:path');
const { isMainThread } = require('node:worker_threads');

const file = 'dist/core/manager.core.js';
const named = [
  'exists',
  'isRunning',
  'upsert',
  'start',
  'stop',
  'unpair',
  'logout',
  'delete',
  'getSession',
  'getSessionInfo',
];

if (isMainThread && /dist.main$/.test(process.argv[1] ?? '')) {
  // After WAHA has loaded it by itself, as it does with no script of a test.
  process.nextTick(() => addSessions(require(path.resolve(file))));
}

function addSessions({ SessionManagerCore: { prototype } }) {
  const managers = new Map();
  const managerOf = (manager, name) => {
    if (name === manager.DEFAULT) return manager;
    if (!managers.has(name)) {
      const own = { DEFAULT: name, session: undefined, sessionConfig: null };
      // The WebSocket has the events of `default` alone, webhooks have all.
      const updateSession = () => {};
      managers.set(
        name,
        Object.assign(Object.create(manager), { ...own, updateSession }),
      );
    }
    return managers.get(name);
  };
  for (const method of named) {
    const original = prototype[method];
    prototype[method] = function (name, ...rest) {
      return original.call(managerOf(this, name), name, ...rest);
    };
  }
}
