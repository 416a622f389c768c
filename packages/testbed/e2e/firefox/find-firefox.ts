import { existsSync } from 'node:fs';

const usualPlaces = [
  '/usr/bin/firefox',
  '/usr/bin/firefox-esr',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** `FIREFOX_EXECUTABLE_PATH`, else an installed one; null, and said, if none. */
export function findFirefox(): string | null {
  const found =
    process.env['FIREFOX_EXECUTABLE_PATH'] ??
    usualPlaces.find((place) => existsSync(place));
  if (found === undefined) {
    process.stderr.write('No Firefox is installed here: it is not tried.\n');
  }
  return found ?? null;
}
