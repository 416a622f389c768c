import { browserLocations } from './browser-locations';

describe('browserLocations', () => {
  it('looks in the folders of Windows that exist', () => {
    const env = { PROGRAMFILES: 'C:\\Program Files' };
    expect(browserLocations('win32', env)).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
      'C:\\Program Files\\Chromium\\Application\\chrome.exe',
    ]);
  });

  it('looks for applications of all users and of this one on a Mac', () => {
    const found = browserLocations('darwin', { HOME: '/Users/a' });
    expect(found).toHaveLength(6);
    expect(found).toContain(
      '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
  });

  it('looks along the PATH elsewhere, Chrome first', () => {
    const found = browserLocations('linux', { PATH: '/usr/bin::/snap/bin' });
    expect(found[0]).toBe('/usr/bin/google-chrome-stable');
    expect(found).toContain('/snap/bin/chromium');
    expect(found).not.toContain('/chromium');
  });
});
