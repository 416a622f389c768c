import { browserLocations } from './browser-locations.cjs';

describe('browserLocations', () => {
  it('looks for each name in every folder of the path on Linux', () => {
    const locations = browserLocations('linux', { PATH: '/usr/bin:/opt/bin' });
    expect(locations.slice(0, 3)).toEqual([
      '/usr/bin/google-chrome-stable',
      '/opt/bin/google-chrome-stable',
      '/usr/bin/google-chrome',
    ]);
    expect(locations).toContain('/usr/bin/chromium');
    expect(locations).toContain('/usr/bin/microsoft-edge');
  });

  it('looks into both application folders on macOS', () => {
    const locations = browserLocations('darwin', { HOME: '/Users/ann' });
    expect(locations).toContain(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    expect(locations).toContain(
      '/Users/ann/Applications/Chromium.app/Contents/MacOS/Chromium',
    );
  });

  it('looks into the program folders that exist on Windows', () => {
    const locations = browserLocations('win32', {
      PROGRAMFILES: 'C:\\Program Files',
      LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local',
    });
    expect(locations).toContain(
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    );
    expect(locations).toContain(
      'C:\\Users\\ann\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
    );
    expect(locations).toHaveLength(6);
  });
});
