/**
 * Decodes strict UTF-8: no overlong forms, surrogates, or values above
 * U+10FFFF. Null when `bytes` is anything else. A byte order mark is kept.
 */
export function decodeUtf8(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'utf8',
  );
}

/** RFC 3629 §4, row by row. */
export function isUtf8(
  bytes: Uint8Array,
  from = 0,
  to = bytes.length,
): boolean {
  let index = from;
  while (index < to) {
    const lead = bytes[index] as number;
    index += 1;
    if (lead < 0x80) continue;
    if (lead < 0xc2 || lead > 0xf4) return false;
    const length = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    if (index + length > to) return false;
    const second = bytes[index] as number;
    if (second < leastSecond(lead) || second > greatestSecond(lead)) {
      return false;
    }
    for (let offset = 1; offset < length; offset += 1) {
      if (((bytes[index + offset] as number) & 0xc0) !== 0x80) return false;
    }
    index += length;
  }
  return true;
}

function leastSecond(lead: number): number {
  if (lead === 0xe0) return 0xa0;
  if (lead === 0xf0) return 0x90;
  return 0x80;
}

function greatestSecond(lead: number): number {
  if (lead === 0xed) return 0x9f;
  if (lead === 0xf4) return 0x8f;
  return 0xbf;
}
