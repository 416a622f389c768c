import type { Redis } from 'ioredis';

/**
 * The host's `ioredis`, loaded only when a cluster is configured.
 * @throws Error that says what to install
 */
export function loadIoredis(): typeof Redis {
  let loaded: unknown;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    loaded = require('ioredis');
  } catch (cause) {
    throw new Error(
      'A cluster is configured, and the package ioredis cannot be loaded. Install it with: npm install ioredis@5',
      { cause },
    );
  }
  const constructor = (loaded as { Redis?: unknown }).Redis;
  if (typeof constructor === 'function') return constructor as typeof Redis;
  throw new Error(
    'A cluster is configured, and the installed package ioredis is too old. Version 5 is required: npm install ioredis@5',
  );
}
