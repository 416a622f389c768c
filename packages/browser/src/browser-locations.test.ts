import { browserLocations } from './browser-locations';

describe('browserLocations', () => {
  it('looks for each name in every folder of the path on Linux', () => {
    const env = { PATH: '/usr/bin::/opt/bin' };
    const locations = browserLocations('linux', env);
    expect(locations.slice(0, 3)).toEqual([
      '/usr/bin/google-chrome-stable',
      '/opt/bin/google-chrome-stable',
      '/usr/bin/google-chrome',
    ]);
    expect(locations).toContain('/usr/bin/microsoft-edge');
    expect(locations).not.toContain('/chromium');
    expect(locations.at(-1)).toBe('/snap/bin/chromium');
  });

  it('looks into both application folders on macOS', () => {
    const locations = browserLocations('darwin', { HOME: '/Users/ann' });
    expect(locations).toHaveLength(6);
    expect(locations).toContain(
      '/Users/ann/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    expect(browserLocations('darwin', {})).toHaveLength(3);
  });

  it('looks into the program folders that exist on Windows', () => {
    const env = { PROGRAMFILES: 'C:\\Program Files' };
    expect(browserLocations('win32', env)).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files\\Chromium\\Application\\chrome.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    ]);
  });
});
