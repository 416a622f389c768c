import { toSignCommand } from './to-sign-command';

const command = 'npx waha-passkey sign --url https://waha.example.org';

describe('the command to sign with', () => {
  it('names the session', () => {
    expect(toSignCommand('https://waha.example.org', 'shop_1')).toBe(
      `${command} --session shop_1`,
    );
  });

  it.each(['$(reboot)', 'a b', '"; rm', ''])(
    'leaves %j to be asked for',
    (session) => {
      expect(toSignCommand('https://waha.example.org', session)).toBe(command);
    },
  );
});
