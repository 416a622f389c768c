/** Why a known failure happens, and what to do; the error itself is quoted. */
const known: [RegExp, string][] = [
  [
    /failed before its auth strategy|isConnected is not a function/,
    'puppeteer 25 has no `browser.isConnected()`, which whatsapp-web.js up to 1.34.7 calls.',
  ],
  [
    /left the browser running/,
    'for the same reason `destroy()` takes the browser for closed. Use puppeteer 24, or close `client.pupBrowser` yourself. Our log says so at the start.',
  ],
  [
    /require\(\) of ES Module …\/puppeteer\.js/,
    'puppeteer 25 is an ES module, which Node before 20.19 cannot require.',
  ],
  [
    /require\(\) of ES Module …\/index\.js/,
    'Nest 12 is an ES module, which Node before 20.19 cannot require.',
  ],
  [
    /Timed out after waiting 30000ms/,
    '`puppeteer.launch()` alone fails the same way with this browser.',
  ],
  [
    /has no parseRequestOptionsFromJSON/,
    'Chromium has both from 129 on, and the helper needs them.',
  ],
  [
    /Target closed/,
    'this headless shell ended while it was asked for a passkey. That says nothing about the full browser of the same version.',
  ],
];

export function explain(error: string): string | undefined {
  return known.find(([pattern]) => pattern.test(error))?.[1];
}
