import {
  decodeBase64,
  encodeBase64,
  fromCharCode,
  isView,
  NativeArrayBuffer,
  NativeUint8Array,
} from './primordials';

/** A copy's text: the page may change its buffer afterwards. */
export function toBase64url(source: BufferSource): string {
  const bytes = toBytes(source);
  let binary = '';
  for (const byte of bytes) binary += fromCharCode(byte);
  return encodeBase64(binary)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * A buffer of this world: WhatsApp encodes one of any other realm to an empty
 * string, silently.
 */
export function toBuffer(base64url: string): ArrayBuffer {
  const binary = decodeBase64(
    base64url.replaceAll('-', '+').replaceAll('_', '/'),
  );
  const buffer = new NativeArrayBuffer(binary.length);
  const bytes = new NativeUint8Array(buffer);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return buffer;
}

export function isBufferSource(value: unknown): value is BufferSource {
  return isView(value) || value instanceof NativeArrayBuffer;
}

export function toBytes(source: BufferSource): Uint8Array {
  if (!isView(source)) return new NativeUint8Array(source);
  return new NativeUint8Array(
    source.buffer,
    source.byteOffset,
    source.byteLength,
  );
}
