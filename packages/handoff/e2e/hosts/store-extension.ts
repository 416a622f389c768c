import type { PasskeyChallenge } from '@waha-passkey/contract';
import type { Owner } from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';

/** As the extension's content script does in Firefox: it answers messages. */
export async function installStoreExtension(
  page: Page,
  owner: Owner,
): Promise<void> {
  await page.exposeFunction('signElsewhere', (challenge: PasskeyChallenge) =>
    owner.sign(challenge),
  );
  await page.evaluateOnNewDocument(() => {
    const sign = Reflect.get(window, 'signElsewhere') as (
      challenge: unknown,
    ) => Promise<unknown>;
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const { source, requestId, type, challenge } = Object(
        event.data,
      ) as Record<string, unknown>;
      if (source !== 'waha-passkey-page') return;
      const answer = (members: object) =>
        window.postMessage({
          source: 'waha-passkey-extension',
          requestId,
          ok: true,
          ...members,
        });
      if (type === 'waha-passkey-ping') answer({});
      else void sign(challenge).then((assertion) => answer({ assertion }));
    });
  });
}
