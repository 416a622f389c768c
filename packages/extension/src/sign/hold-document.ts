import { signingDocuments } from '@waha-passkey/signing';

const id = 'hold';

/**
 * Keeps the scripts of the signing document from running while its owner signs;
 * the promise's function ends that.
 */
export async function hold(): Promise<() => Promise<void>> {
  const release = async () => {
    const [registered] = await chrome.scripting.getRegisteredContentScripts({
      ids: [id],
    });
    if (registered) {
      await chrome.scripting.unregisterContentScripts({ ids: [id] });
    }
  };
  // A helper window that was closed while it signed leaves its own.
  await release();
  await chrome.scripting.registerContentScripts([
    {
      id,
      matches: signingDocuments
        .filter(({ held }) => held)
        .map(({ url }) => url),
      js: ['hold.js'],
      runAt: 'document_start',
      persistAcrossSessions: false,
    },
  ]);
  return release;
}
