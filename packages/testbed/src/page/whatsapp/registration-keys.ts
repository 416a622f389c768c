import { randomBytes } from '../../protocol/bytes';

const staticKey = randomBytes(32);
const identityKey = randomBytes(32);

/** `require('WAWebUserPrefsInfoStore').waNoiseInfo` */
export const waNoiseInfo = {
  get: () => Promise.resolve({ staticKeyPair: { pubKey: staticKey.buffer } }),
};

/** `require('WAWebSignalStoreApi').waSignalStore` */
export const waSignalStore = {
  getRegistrationInfo: () =>
    Promise.resolve({ identityKeyPair: { pubKey: identityKey.buffer } }),
};

/** The last field of a QR code: Chrome. */
export const DEVICE_PLATFORM = '1';

export function buildQr(
  ref: string,
  advSecret: string,
  toText: (buffer: ArrayBuffer) => string,
): string {
  return [
    ref,
    toText(staticKey.buffer),
    toText(identityKey.buffer),
    advSecret,
    DEVICE_PLATFORM,
  ].join(',');
}
