import { PasskeyReasonCode } from '@waha-passkey/contract';
import type { EngineNews } from '../session-engine';
import { toMe } from '../to-me';

/**
 * What an event of GOWS means for the session; null when nothing. `data` is
 * JSON text, and events of the gate belong to the driver.
 */
export function parseGowsNews(message: unknown): EngineNews[] | null {
  const { event, data } = (message ?? {}) as {
    event?: unknown;
    data?: unknown;
  };
  switch (event) {
    case 'whatsmeow.QRChannelItem':
      return parseQrItem(parseMembers(data));
    case 'gows.ConnectedEventData':
      return [
        { type: 'authenticated' },
        { type: 'ready', me: parseMe(parseMembers(data)) },
      ];
    case 'events.LoggedOut':
      return [
        {
          type: 'failed',
          code: PasskeyReasonCode.LOGGED_OUT,
          reason:
            'The account was unlinked. Start the session to link it again.',
        },
      ];
    default:
      return null;
  }
}

function parseQrItem(item: Record<string, unknown>): EngineNews[] | null {
  switch (item['Event']) {
    case 'code':
      return typeof item['Code'] === 'string'
        ? [{ type: 'qr', value: item['Code'] }]
        : null;
    case undefined:
    case 'success':
    case 'passkey-request':
    case 'passkey-confirmation':
      return null;
    case 'err-scanned-without-multidevice':
      // The same code can be scanned again.
      return null;
    default:
      return [
        {
          type: 'failed',
          code: PasskeyReasonCode.SESSION_STOPPED,
          reason:
            'GOWS could not link the account with these QR codes. Start the session again.',
        },
      ];
  }
}

function parseMe(data: Record<string, unknown>) {
  const id = data['ID'];
  const name = data['PushName'];
  return typeof id === 'string'
    ? toMe(id, typeof name === 'string' ? name : '')
    : null;
}

function parseMembers(data: unknown): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(String(data));
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    // The driver logs what is malformed.
    return {};
  }
}
