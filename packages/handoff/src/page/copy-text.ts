import { within } from './ways/within';

/** A browser may ask the visitor first, and wait. */
const clipboardMs = 3_000;

/** Whether the text is in the clipboard. */
export function copyText(text: string): Promise<boolean> {
  return within(
    clipboardMs,
    () => navigator.clipboard.writeText(text).then(() => true),
    false,
  );
}
