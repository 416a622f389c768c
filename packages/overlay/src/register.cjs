'use strict';
// For `NODE_OPTIONS=--require`: runs in every Node process there, and does
// nothing in all but one, which runs an application's `dist/main`. In a worker
// thread there is no script in `argv` yet.
const main = process.argv[1];
if (main !== undefined && /[\\/]dist[\\/]main(\.js)?$/.test(main)) {
  try {
    require('./overlay.cjs').standBy(main);
  } catch (error) {
    const reason = String(error && error.message).split('\n', 1)[0];
    process.stderr.write(
      `waha-passkey: WAHA runs without passkeys: ${__dirname} is incomplete or damaged (${reason}). Write it again with the command overlay <folder> of waha-passkey (docs/operations.md)\n`,
    );
  }
}
