/** Why a known failure happens, and what to do; the error itself is quoted. */
const known: [RegExp, string][] = [
  [
    /isConnected is not a function/,
    'puppeteer 25 has no `browser.isConnected()`, which whatsapp-web.js up to 1.34.7 calls. The device is unlinked and the browser closed, but the auth strategy keeps its session folder. Use puppeteer 24.',
  ],
  [
    /left the browser running/,
    'For the same reason `destroy()` takes the browser for closed. Use puppeteer 24, or close `client.pupBrowser` yourself.',
  ],
];

export function explain(error: string): string | undefined {
  return known.find(([pattern]) => pattern.test(error))?.[1];
}
