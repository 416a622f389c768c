/** WAHA's, so that clients made from its document find the same groups. */
export const SESSIONS_TAG = '🖥️ Sessions';
export const PAIRING_TAG = '📱 Pairing';
export const OBSERVABILITY_TAG = '🔍 Observability';
