'use strict';
// For `NODE_OPTIONS=--require`: runs in every Node process there, and does
// nothing in all but one, the main thread of an application's `dist/main`.
const main = process.argv[1];
if (
  main !== undefined &&
  /[\\/]dist[\\/]main(\.js)?$/.test(main) &&
  require('node:worker_threads').isMainThread
) {
  try {
    require('./overlay.cjs').standBy(main);
  } catch (error) {
    const reason = String(error && error.message).split('\n', 1)[0];
    process.stderr.write(
      `waha-passkey: WAHA runs without passkeys: ${__dirname} is incomplete or damaged (${reason}). Write it again with the command overlay <folder> of waha-passkey (docs/operations.md)\n`,
    );
  }
}
