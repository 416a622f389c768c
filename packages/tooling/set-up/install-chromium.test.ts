import { isDebian } from './install-chromium.cjs';

describe('installChromium', () => {
  it('knows Debian', () => {
    expect(isDebian('NAME="Debian GNU/Linux"\nID=debian\n')).toBe(true);
  });

  it('leaves Ubuntu alone: its package only fetches a snap', () => {
    expect(isDebian('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n')).toBe(false);
  });
});
