/** WAHA's tag for QR and pairing codes, so that all ways to link are listed together. */
export const PAIRING_TAG = '📱 Pairing';
