import { skipCborMap } from './cbor';

const AAGUID_LENGTH = 16;

/**
 * Part of A16: attested credential data, WebAuthn Level 3 §6.5.2. It belongs
 * to registrations, but Chrome on a Mac was seen to add it. Returns where it
 * ends; null unless it parses and names the credential that signed.
 */
export function checkAttestedCredential(
  data: Uint8Array,
  start: number,
  rawId: Uint8Array,
): number | null {
  const lengthAt = start + AAGUID_LENGTH;
  const idAt = lengthAt + 2;
  if (idAt > data.length) return null;
  const idLength =
    ((data[lengthAt] as number) << 8) | (data[lengthAt + 1] as number);
  if (idLength !== rawId.length || idAt + idLength > data.length) return null;
  for (let index = 0; index < idLength; index += 1) {
    if (data[idAt + index] !== rawId[index]) return null;
  }
  return skipCborMap(data, idAt + idLength);
}
