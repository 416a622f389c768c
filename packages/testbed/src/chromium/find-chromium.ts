import { existsSync } from 'node:fs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** `PUPPETEER_EXECUTABLE_PATH`, else an installed browser, else puppeteer's. */
export function findChromium(): string | undefined {
  return (
    process.env['PUPPETEER_EXECUTABLE_PATH'] ??
    usualPlaces.find((place) => existsSync(place))
  );
}
