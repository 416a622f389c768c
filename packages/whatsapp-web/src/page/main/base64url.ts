import {
  apply,
  decodeBase64,
  encodeBase64,
  fromCharCode,
  isView,
  NativeArrayBuffer,
  NativeUint8Array,
} from './primordials';

/** Chromium from 140 on; native, and several times as fast. */
interface NativeBase64 {
  readonly fromBase64?: (
    text: string,
    options: object,
  ) => Uint8Array<ArrayBuffer>;
  readonly prototype: {
    readonly toBase64?: (this: Uint8Array, options: object) => string;
  };
}

const { fromBase64, prototype } = NativeUint8Array as unknown as NativeBase64;
const { toBase64 } = prototype;
const base64url = { alphabet: 'base64url', omitPadding: true };

/** A copy's text: the page may change its buffer afterwards. */
export function toBase64url(source: BufferSource): string {
  const bytes = toBytes(source);
  if (toBase64) return apply(toBase64, bytes, [base64url]);
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
export function toBuffer(text: string): ArrayBuffer {
  if (fromBase64) {
    return apply(fromBase64, NativeUint8Array, [text, base64url]).buffer;
  }
  const binary = decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
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
