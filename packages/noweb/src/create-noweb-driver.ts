import {
  NowebPasskeyDriver,
  type NowebDriverOptions,
} from './noweb-passkey-driver';

/** One driver a session; then `attachSocket` for each socket it makes. */
export function createNowebDriver(
  options: NowebDriverOptions = {},
): NowebPasskeyDriver {
  return new NowebPasskeyDriver(options);
}
