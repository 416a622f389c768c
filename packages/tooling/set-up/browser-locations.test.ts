import { browserLocations } from '../../browser/src/browser-locations';
import { browserLocations as setUpLocations } from './browser-locations.cjs';

describe('browserLocations of the set-up', () => {
  it.each(['linux', 'darwin', 'win32'] as const)(
    'is the list of the product on %s',
    (platform) => {
      const env = {
        PATH: '/usr/bin:/opt/bin',
        HOME: '/Users/ann',
        PROGRAMFILES: 'C:\\Program Files',
        LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local',
      };
      const locations = setUpLocations(platform, env);
      expect(locations.length).toBeGreaterThan(5);
      expect(locations).toEqual(browserLocations(platform, env));
    },
  );
});
