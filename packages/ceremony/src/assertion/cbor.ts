import { isUtf8 } from 'node:buffer';

/** CTAP2 allows four levels; extensions of today use two. */
const DEEPEST = 8;

const MAP = 5;

/**
 * Walks the CBOR map that starts at `start` (RFC 8949, definite lengths only)
 * and returns where it ends; null when there is no well-formed map.
 */
export function skipCborMap(bytes: Uint8Array, start: number): number | null {
  if (start >= bytes.length) return null;
  if ((bytes[start] as number) >> 5 !== MAP) return null;
  return skipItem(bytes, start, DEEPEST);
}

function skipItem(
  bytes: Uint8Array,
  start: number,
  levels: number,
): number | null {
  if (start >= bytes.length || levels === 0) return null;
  const initial = bytes[start] as number;
  const major = initial >> 5;
  const info = initial & 0x1f;
  // 28 to 30 are reserved, 31 is an indefinite length (RFC 8949 §3).
  if (info > 27) return null;

  const argumentLength = info < 24 ? 0 : 1 << (info - 24);
  const next = start + 1 + argumentLength;
  if (next > bytes.length) return null;
  const argument =
    info < 24 ? info : readUnsigned(bytes, start + 1, argumentLength);

  switch (major) {
    case 0:
    case 1:
      return next;
    case 2:
      return skipBytes(bytes, next, argument);
    case 3: {
      const end = skipBytes(bytes, next, argument);
      return end !== null && isUtf8(bytes.subarray(next, end)) ? end : null;
    }
    case 4:
      return skipItems(bytes, next, argument, levels - 1);
    case MAP:
      return skipItems(bytes, next, argument * 2, levels - 1);
    case 6:
      return skipItem(bytes, next, levels - 1);
    default:
      // A simple value below 32 has no two-byte form (RFC 8949 §3.3).
      return info === 24 && argument < 32 ? null : next;
  }
}

function skipItems(
  bytes: Uint8Array,
  start: number,
  count: number,
  levels: number,
): number | null {
  // Each item takes a byte at least.
  if (count > bytes.length - start) return null;
  let position: number | null = start;
  for (let item = 0; item < count && position !== null; item += 1) {
    position = skipItem(bytes, position, levels);
  }
  return position;
}

function skipBytes(
  bytes: Uint8Array,
  start: number,
  length: number,
): number | null {
  return length > bytes.length - start ? null : start + length;
}

function readUnsigned(
  bytes: Uint8Array,
  start: number,
  length: number,
): number {
  let value = 0;
  for (let index = start; index < start + length; index += 1) {
    value = value * 256 + (bytes[index] as number);
  }
  return value;
}
