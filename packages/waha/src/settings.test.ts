import { readSettings } from './settings';

describe('readSettings', () => {
  it('is on, and says all in events, by default', () => {
    expect(readSettings({})).toEqual({
      enabled: true,
      eventData: 'full',
      publicUrl: null,
      trustProxy: null,
      timeouts: {},
      limits: {},
    });
  });

  it('reads every setting', () => {
    expect(
      readSettings({
        WAHA_PASSKEY_ENABLED: 'False',
        WAHA_PASSKEY_EVENT_DATA: 'none',
        WAHA_PASSKEY_PUBLIC_URL: 'https://waha.example.org',
        WAHA_PASSKEY_TRUST_PROXY: 'loopback',
        WAHA_PASSKEY_PHONE_TIMEOUT_SECONDS: '60',
        WAHA_PASSKEY_SUBMITS_PER_MINUTE: '3',
      }),
    ).toEqual({
      enabled: false,
      eventData: 'none',
      publicUrl: 'https://waha.example.org/',
      trustProxy: 'loopback',
      timeouts: { phoneMs: 60_000 },
      limits: { perMinute: 3 },
    });
  });

  it.each([
    ['WAHA_PASSKEY_ENABLED', 'maybe', 'true or false'],
    ['WAHA_PASSKEY_EVENT_DATA', 'some', 'full or none'],
    ['WAHA_PASSKEY_PUBLIC_URL', 'waha.example.org', 'an address'],
    ['WAHA_PASSKEY_PUBLIC_URL', 'https://me:key@waha.org', 'without user name'],
    ['WAHA_PASSKEY_TRUST_PROXY', 'nginx', 'the number of proxies'],
    ['WAHA_PASSKEY_GATE_TIMEOUT_SECONDS', '0', 'from 1 to 3600'],
    ['WAHA_PASSKEY_GATE_TIMEOUT_SECONDS', '1.5', 'from 1 to 3600'],
    ['WAHA_PASSKEY_SUBMITS_PER_MINUTE', 'many', 'whole number'],
  ])('names %s when it is %s', (name, value, reason) => {
    expect(() => readSettings({ [name]: value })).toThrow(
      new RegExp(`^${name} must be .*${reason}`),
    );
  });
});
