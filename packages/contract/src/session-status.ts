/**
 * Session statuses, as WAHA 2026.7.1 names them (`WAHASessionStatus`).
 * Earlier releases know all but the two `PASSKEY_*` members.
 */
export const SessionStatus = {
  STOPPED: 'STOPPED',
  STARTING: 'STARTING',
  SCAN_QR_CODE: 'SCAN_QR_CODE',
  PASSKEY_REQUIRED: 'PASSKEY_REQUIRED',
  PASSKEY_CONFIRMATION_REQUIRED: 'PASSKEY_CONFIRMATION_REQUIRED',
  WORKING: 'WORKING',
  FAILED: 'FAILED',
} as const;

export type SessionStatus = (typeof SessionStatus)[keyof typeof SessionStatus];
