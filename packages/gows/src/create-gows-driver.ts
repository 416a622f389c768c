import {
  GowsPasskeyDriver,
  type GowsDriverOptions,
} from './gows-passkey-driver';

/** One driver a session; then `attachStream` for each event stream it opens. */
export function createGowsDriver(
  options: GowsDriverOptions = {},
): GowsPasskeyDriver {
  return new GowsPasskeyDriver(options);
}
