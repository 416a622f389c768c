import { createHash } from 'node:crypto';
import { readSettings } from './read-settings';
import type { SettingsError } from './settings-error';

const problemsOf = (environment: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readSettings(environment);
  } catch (error) {
    return (error as SettingsError).problems;
  }
  return [];
};

describe('readSettings', () => {
  it('listens on loopback, with a generated key, when nothing is set', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      hostname: '127.0.0.1',
      port: 3000,
      defaultEngine: 'WEBJS',
      webhook: null,
      proxy: null,
      eventData: 'full',
      timeouts: {},
      limits: {},
      trustProxy: false,
    });
    expect(settings.apiKey.generated).toBe(true);
    expect(settings.apiKey.plain).toMatch(/^[0-9a-f]{32}$/);
    expect(settings.apiKey.plain).not.toBe(readSettings({}).apiKey.plain);
  });

  it.each([
    ['https://waha.example.org', 'https://waha.example.org/'],
    ['https://example.org/waha', 'https://example.org/waha'],
  ])('makes hand-off links of the public URL %s', (value, publicUrl) => {
    expect(readSettings({ WAHA_PASSKEY_PUBLIC_URL: value })).toMatchObject({
      publicUrl,
    });
  });

  it.each([
    'waha.example.org',
    'javascript:alert(1)',
    'https://me:secret@example.org',
    'https://example.org/?a=1',
  ])('takes %j for no public URL', (value) => {
    expect(problemsOf({ WAHA_PASSKEY_PUBLIC_URL: value })).toEqual([
      expect.stringContaining('WAHA_PASSKEY_PUBLIC_URL must be an address'),
    ]);
  });

  it.each([
    ['1', 1],
    ['loopback, 10.0.0.0/8', 'loopback, 10.0.0.0/8'],
    ['True', true],
  ])('believes the proxies named by %j', (value, trustProxy) => {
    expect(readSettings({ WAHA_PASSKEY_TRUST_PROXY: value })).toMatchObject({
      trustProxy,
    });
  });

  it('names every variable at fault, and none of the values', () => {
    const problems = problemsOf({
      WHATSAPP_API_PORT: '99999',
      WAHA_API_KEY: 'sha512:secret',
      WHATSAPP_HOOK_URL: 'ftp://secret',
      WHATSAPP_HOOK_CUSTOM_HEADERS: 'secret',
      WAHA_PASSKEY_EVENT_DATA: 'secret',
      WAHA_PASSKEY_TRUST_PROXY: 'secret',
      WAHA_PASSKEY_SUBMITS_PER_MINUTE: '-1',
      WAHA_WORKER_RESTART_SESSIONS: 'secret',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'WHATSAPP_API_PORT',
      'WAHA_API_KEY',
      'WHATSAPP_HOOK_CUSTOM_HEADERS',
      'WHATSAPP_HOOK_URL',
      'WAHA_WORKER_RESTART_SESSIONS',
      'WAHA_PASSKEY_EVENT_DATA',
      'WAHA_PASSKEY_TRUST_PROXY',
      'WAHA_PASSKEY_SUBMITS_PER_MINUTE',
    ]);
    expect(problems.join()).not.toContain('secret');
  });

  it('reports a value in quotes by its name', () => {
    const quoted = {
      WAHA_API_KEY: '"secret"',
      WHATSAPP_HOOK_URL: "'http://127.0.0.1/'",
      WHATSAPP_PROXY_SERVER: '"localhost:3128"',
      PUPPETEER_EXECUTABLE_PATH: '"/usr/bin/chromium"',
      WHATSAPP_API_PORT: '"3000"',
    };
    expect([...problemsOf(quoted)].sort()).toEqual(
      Object.keys(quoted)
        .sort()
        .map(
          (name) =>
            `${name} is in quotes, which would be part of its value. Remove them`,
        ),
    );
  });

  it.each([
    `sha-512:${'a'.repeat(128)}`,
    `SHA-512=${'a'.repeat(128)}`,
    `sha_512:${'a'.repeat(128)}`,
    `{SHA512}${'a'.repeat(88)}`,
    `sha512:${'a'.repeat(127)}`,
    `sha512$${'a'.repeat(128)}`,
    `sha256:${'a'.repeat(64)}`,
    '$2b$10$abcdefghijklmnopqrstuv',
    'a'.repeat(128),
  ])('takes the hash %j for no key', (value) => {
    expect(problemsOf({ WAHA_API_KEY: value })).toEqual([
      expect.stringContaining('It looks like a hash in another spelling'),
    ]);
  });

  it.each(['shape512', 'sha', 'my-sha512-key', 'a'.repeat(64), '$2'])(
    'takes %j for a key',
    (value) => {
      expect(readSettings({ WAHA_API_KEY: value }).apiKey.plain).toBe(value);
    },
  );

  it.each([
    'http://me:canary@proxy:3128',
    'me:canary@proxy:3128',
    'proxy:99999',
    'proxy:0',
    'proxy:',
    'http://proxy:3128/path',
    'ftp://proxy:21',
    'a:1,b:2',
    '::1',
    'http://fe80::1',
    '[::zz]:3128',
  ])('takes %j for no proxy', (value) => {
    const problems = problemsOf({ WHATSAPP_PROXY_SERVER: value });
    expect(problems).toEqual([
      expect.stringMatching(/^WHATSAPP_PROXY_SERVER must /),
    ]);
    expect(problems.join()).not.toContain('canary');
  });

  it('takes no SOCKS proxy that asks for a password', () => {
    const socks = { WHATSAPP_PROXY_SERVER: 'socks5://proxy:1080' };
    expect(problemsOf(socks)).toEqual([]);
    expect(
      problemsOf({ ...socks, WHATSAPP_PROXY_SERVER_USERNAME: 'me' }),
    ).toEqual([
      expect.stringContaining('Chromium cannot sign in to one') as unknown,
    ]);
  });

  it.each(['proxy', 'proxy:3128', 'https://proxy:443', '[::1]:3128'])(
    'takes the proxy %j',
    (server) => {
      expect(
        readSettings({
          WHATSAPP_PROXY_SERVER: server,
          WHATSAPP_PROXY_SERVER_USERNAME: 'me',
        }).proxy,
      ).toEqual({ server, username: 'me' });
    },
  );

  it('reports a header that the API would refuse, without its value', () => {
    const problems = problemsOf({
      WHATSAPP_HOOK_URL: 'http://my_service:9/hook',
      WHATSAPP_HOOK_CUSTOM_HEADERS: 'X Mine:canary; X-Yours:can\u0000ary',
    });
    expect(problems).toEqual([
      'WHATSAPP_HOOK_CUSTOM_HEADERS must be the name of an HTTP header',
      'WHATSAPP_HOOK_CUSTOM_HEADERS must be the value of an HTTP header',
    ]);
  });

  it('says which variable counts for names that are not read', () => {
    const { notices } = readSettings({
      WHATSAPP_API_KEY: 'canary',
      WAHA_NO_API_KEY: 'True',
    });
    expect(notices.map((notice) => notice.split(' ')[0])).toEqual([
      'WHATSAPP_API_KEY',
      'WAHA_NO_API_KEY',
    ]);
    expect(notices.join()).toContain(
      'WAHA_API_KEY is the variable that counts',
    );
    expect(notices.join()).not.toContain('canary');
  });

  it('takes the key plain or as its SHA-512', () => {
    const hash = createHash('sha512').update('k').digest('hex');
    const plain = readSettings({ WAHA_API_KEY: 'k' }).apiKey;
    const hashed = readSettings({ WAHA_API_KEY: `sha512:${hash}` }).apiKey;
    expect([plain.matches('k'), plain.matches('K')]).toEqual([true, false]);
    expect([hashed.matches('k'), hashed.matches(hash)]).toEqual([true, false]);
    expect([plain.plain, hashed.plain]).toEqual(['k', null]);
  });

  it('reads the global webhook with all its parts', () => {
    const { webhook } = readSettings({
      WHATSAPP_HOOK_URL: 'http://127.0.0.1:9/hook',
      WHATSAPP_HOOK_EVENTS: 'session.status, message',
      WHATSAPP_HOOK_HMAC_KEY: 'secret',
      WHATSAPP_HOOK_RETRIES_POLICY: 'linear',
      WHATSAPP_HOOK_RETRIES_DELAY_SECONDS: '3',
      WHATSAPP_HOOK_RETRIES_ATTEMPTS: '4',
      WHATSAPP_HOOK_CUSTOM_HEADERS: 'X-One:1;X-Two: a:b',
    });
    expect(webhook).toEqual({
      url: 'http://127.0.0.1:9/hook',
      events: ['session.status', 'message'],
      hmac: { key: 'secret' },
      retries: { policy: 'linear', delaySeconds: 3, attempts: 4 },
      customHeaders: [
        { name: 'X-One', value: '1' },
        { name: 'X-Two', value: 'a:b' },
      ],
    });
  });

  it('turns seconds into the milliseconds of the ceremony', () => {
    const { timeouts, limits } = readSettings({
      WAHA_PASSKEY_PHONE_TIMEOUT_SECONDS: '60',
      WAHA_PASSKEY_SUBMITS_PER_MINUTE: '20',
    });
    expect(timeouts).toEqual({ phoneMs: 60_000 });
    expect(limits).toEqual({ perMinute: 20 });
  });

  it('keeps quoted browser arguments together', () => {
    const { browser } = readSettings({
      WAHA_WEBJS_PUPPETER_ARGS:
        '--single-process --host-resolver-rules="MAP a:443 127.0.0.1:1" \'--x=y z\'',
    });
    expect(browser.args).toEqual([
      '--single-process',
      '--host-resolver-rules=MAP a:443 127.0.0.1:1',
      '--x=y z',
    ]);
  });
});
