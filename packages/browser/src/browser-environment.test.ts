import { createBrowserEnvironment } from './browser-environment';

describe('createBrowserEnvironment', () => {
  it('hands on what a browser needs, in any case', () => {
    const needed = {
      PATH: '/bin',
      HOME: '/root',
      LC_ALL: 'C.UTF-8',
      XDG_RUNTIME_DIR: '/run/user/0',
      https_proxy: 'http://proxy:3128',
      SystemRoot: 'C:\\Windows',
    };
    expect(createBrowserEnvironment(needed)).toEqual(needed);
  });

  it.each([
    'WAHA_API_KEY',
    'WAHA_API_KEY_PLAIN',
    'WAHA_DASHBOARD_PASSWORD',
    'WHATSAPP_SWAGGER_PASSWORD',
    'WHATSAPP_HOOK_HMAC_KEY',
    'WHATSAPP_PROXY_SERVER_PASSWORD',
    'WAHA_PASSKEY_PUBLIC_URL',
    'REDIS_URL',
    'AWS_SECRET_ACCESS_KEY',
    'NODE_OPTIONS',
  ])('keeps %s to this process', (name) => {
    expect(createBrowserEnvironment({ [name]: 'secret' })).toEqual({});
  });
});
