import { fromBase64, toBase64 } from '../../protocol/bytes';

/**
 * `require('WABase64')`. Like the original, it takes what is not an
 * `ArrayBuffer` of its own realm for an array: another realm's `ArrayBuffer`
 * has no `length` and becomes an empty string, without a word.
 */
export function encodeB64(buffer: ArrayBuffer | Uint8Array): string {
  const array = buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : buffer;
  const bytes: number[] = [];
  for (let index = 0; index < array.length; index += 1) {
    bytes.push(array[index] ?? 0);
  }
  return toBase64(Uint8Array.from(bytes));
}

export function decodeB64(text: string): ArrayBuffer {
  return fromBase64(text).buffer;
}

export function encodeB64UrlSafe(buffer: ArrayBuffer | Uint8Array): string {
  return encodeB64(buffer)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

export function decodeB64UrlSafe(text: string): ArrayBuffer {
  return decodeB64(text.replaceAll('-', '+').replaceAll('_', '/'));
}
