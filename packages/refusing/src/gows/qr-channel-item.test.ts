import { parseQrChannelItem, QR_CHANNEL_ITEM } from './qr-channel-item';

describe('parseQrChannelItem', () => {
  it('reads the stream’s text and WAHA’s parsed event alike', () => {
    const data = {
      Event: 'passkey-request',
      PasskeyRequest: { PublicKey: { challenge: 'AA' } },
    };
    const item = { event: 'passkey-request', options: { challenge: 'AA' } };
    const raw = { event: QR_CHANNEL_ITEM, data: JSON.stringify(data) };
    expect(parseQrChannelItem(raw)).toEqual(item);
    expect(parseQrChannelItem({ event: QR_CHANNEL_ITEM, data })).toEqual(item);
  });

  it('does not even parse other events', () => {
    const message = { event: 'events.Message', data: 'not JSON' };
    expect(parseQrChannelItem(message)).toBeNull();
  });

  it.each([undefined, null, 7, 'text', []])('finds nothing in %p', (value) => {
    expect(parseQrChannelItem(value)).toBeNull();
  });
});
