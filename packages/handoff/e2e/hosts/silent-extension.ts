import type { Page } from 'puppeteer';

/** WAHA's store extension, that is there and never signs. */
export async function installSilentExtension(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const { source, requestId, type } = Object(event.data) as Record<
        string,
        unknown
      >;
      if (source !== 'waha-passkey-page') return;
      const answer = (members: object) =>
        window.postMessage({
          source: 'waha-passkey-extension',
          requestId,
          ok: true,
          ...members,
        });
      if (type === 'waha-passkey-ping') answer({});
      else Reflect.set(window, 'signNow', () => answer({ assertion: {} }));
    });
  });
}
