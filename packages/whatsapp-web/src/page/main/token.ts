import { toBase64url } from './base64url';
import { NativeUint8Array } from './primordials';

/** 96 random bits. */
export function createToken(): string {
  return toBase64url(crypto.getRandomValues(new NativeUint8Array(12)));
}
