import type { PairingCodeNotice } from '@waha-passkey/contract';

/** What `data` of an event says of the pairing code; null when it is silent. */
export function readPairingCodeNotice(data: unknown): PairingCodeNotice | null {
  const { state, message } = toFields(toFields(data)['pairingCode']);
  if (typeof message !== 'string') return null;
  return state === 'used' || state === 'expired' || state === 'failed'
    ? { state, message }
    : null;
}

function toFields(value: unknown): Record<string, unknown> {
  return Object(value) as Record<string, unknown>;
}
