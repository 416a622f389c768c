import { toSignCommand } from './to-sign-command';

const origin = 'https://waha.example.org';
const page = { origin, pathname: '/passkey' };
const command = `node packages/cli/bin/waha-passkey.cjs sign --url ${origin}`;

describe('the command to sign with', () => {
  it('names the session', () => {
    expect(toSignCommand(page, 'shop_1')).toBe(`${command} --session shop_1`);
  });

  it.each(['$(reboot)', 'a b', '"; rm', ''])(
    'leaves %j to be asked for',
    (session) => {
      expect(toSignCommand(page, session)).toBe(command);
    },
  );

  it.each([
    ['/passkey/', ''],
    ['/waha/passkey', '/waha'],
    ['/a/b-c.d/passkey//', '/a/b-c.d'],
    ['/$(reboot)/passkey', ''],
    ["/a';reboot/passkey", ''],
  ])('names the server of %s', (pathname, base) => {
    expect(toSignCommand({ origin, pathname }, '')).toBe(`${command}${base}`);
  });
});
