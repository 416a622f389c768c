import type { Owner } from '@waha-passkey/testbed';

/** A launch that failed was told where it was awaited, and left nothing open. */
export async function closeOwner(launched: Promise<Owner>): Promise<void> {
  const owner = await launched.catch(() => null);
  await owner?.close();
}
