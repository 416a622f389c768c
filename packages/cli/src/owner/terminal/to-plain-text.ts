/** C0, C1, DEL, and what turns the direction of text (Unicode UAX #9). */
const unprintable =
  // eslint-disable-next-line no-control-regex -- they are what must not pass
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const longest = 500;

/**
 * What a server says, made harmless for a terminal: no escape sequence can
 * rewrite what was printed before, such as the question for consent.
 */
export function toPlainText(text: string): string {
  const plain = text.replaceAll(unprintable, '\ufffd');
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}
