import { signingOrigin } from '../signing-origin';

/** A document at WhatsApp's origin in which the passkey is asked. */
export interface SigningDocument {
  readonly url: string;
  /** Whether scripts of its own are kept from running. */
  readonly held: boolean;
}

/**
 * Tried in this order. Several password managers answer in HTML documents only;
 * the one that is sure to be HTML is WhatsApp's own, whose app is held. The
 * other is plain text, where the browser's own passkeys answer.
 */
export const signingDocuments: readonly SigningDocument[] = [
  { url: `${signingOrigin}/?passkey-helper`, held: true },
  { url: `${signingOrigin}/robots.txt`, held: false },
];

/** What the tab shows, as `readDocument` finds it. */
export interface ShownDocument {
  readonly url: string;
  readonly contentType: string;
  readonly held: boolean;
}

/** Runs in the tab, in the world of `holdApp`. */
export function readDocument(): ShownDocument {
  return {
    url: location.href,
    contentType: document.contentType,
    held: Reflect.get(globalThis, 'wahaPasskeyHeld') === true,
  };
}

/** Whether that document may be signed in, or the next one is to be tried. */
export function isUsable(
  shown: ShownDocument,
  wanted: SigningDocument,
): boolean {
  if (shown.url !== wanted.url) return false;
  return !wanted.held || (shown.held && shown.contentType === 'text/html');
}

/** For the report: which document it is, and what that means. */
export function describeDocument({ url, contentType }: ShownDocument): string {
  return contentType === 'text/html'
    ? url
    : `${url} (${contentType}: some password managers do not answer there)`;
}
