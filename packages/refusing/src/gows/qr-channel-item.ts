/** The one event of the stream that is about linking. */
export const QR_CHANNEL_ITEM = 'whatsmeow.QRChannelItem';

/** whatsmeow's `QRChannelItem`, as far as it matters here. */
export interface QrChannelItem {
  /** `code`, `success`, `timeout`, `passkey-request`, `err-…` and others. */
  event: string;
  /** The raw request options of a `passkey-request`; undefined without. */
  options: unknown;
}

/**
 * Reads a message of GOWS' event stream (`EventJson`, whose `data` is JSON) or
 * the parsed event WAHA makes of it. Null for every other event, which is not
 * even parsed. Throws a `TypeError` that quotes nothing.
 */
export function parseQrChannelItem(message: unknown): QrChannelItem | null {
  if (!isRecord(message) || message['event'] !== QR_CHANNEL_ITEM) return null;
  const data = parseJson(message['data']);
  if (!isRecord(data)) throw new TypeError('data is not an object');
  const event = data['Event'];
  if (typeof event !== 'string') throw new TypeError('Event is not a string');
  const request = data['PasskeyRequest'];
  return {
    event,
    options: isRecord(request) ? request['PublicKey'] : undefined,
  };
}

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new TypeError('data is not JSON');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
