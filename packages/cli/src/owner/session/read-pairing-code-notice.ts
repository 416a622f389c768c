import type { PairingCodeNotice } from '@waha-passkey/contract';

/** What an event says of the pairing code; undefined when it says nothing. */
export function readPairingCodeNotice(
  text: string,
  session: string,
): PairingCodeNotice | null | undefined {
  let event: Record<string, unknown>;
  try {
    event = toFields(JSON.parse(text));
  } catch {
    return undefined;
  }
  if (event['session'] !== session) return undefined;
  const { data } = toFields(event['payload']);
  const { state, message } = toFields(toFields(data)['pairingCode']);
  if (typeof message !== 'string') return null;
  return state === 'used' || state === 'expired' || state === 'failed'
    ? { state, message }
    : null;
}

function toFields(value: unknown): Record<string, unknown> {
  return Object(value) as Record<string, unknown>;
}
