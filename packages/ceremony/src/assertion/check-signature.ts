import { PasskeyErrorCode } from '@waha-passkey/contract';
import { refuse } from './refuse';

const ED25519_LENGTH = 64;
const ED448_LENGTH = 114;
/** RSA with 1024 bits, and beyond it whatever the future signs with. */
const SHORTEST_OPAQUE = 128;

/** RFC 8032 §5.1, in hexadecimal: WAHA compiles without BigInt literals. */
const ED25519_ORDER =
  '1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed';

/** Of ECDSA as IEEE P1363 and WebCrypto write it, and WebAuthn does not. */
const curveOfRawLength: Readonly<Record<number, string>> = {
  64: 'P-256',
  96: 'P-384',
  132: 'P-521',
};

const field = 'response.signature';

const SEQUENCE = 0x30;
const INTEGER = 0x02;

/**
 * A17: the forms of WebAuthn Level 3 §6.5.5. The public key is not known here,
 * so this only sorts out what no authenticator makes.
 */
export function checkSignature(
  signature: Uint8Array,
  warnings: string[],
): void {
  const { length } = signature;
  if (isDerSignature(signature)) return;
  const plausible =
    (length === ED25519_LENGTH && canBeEd25519(signature)) ||
    length === ED448_LENGTH ||
    length >= SHORTEST_OPAQUE;
  const curve = curveOfRawLength[length];
  if (plausible && curve === undefined) return;
  if (plausible) {
    const kind = length === ED25519_LENGTH ? 'Ed25519' : 'RSA';
    warnings.push(
      `"${field}" has ${length} bytes, as ${kind} signatures have, and r and s of ${curve} that are not DER. Whether WhatsApp accepts either is not known. If it refuses the assertion, sign with another authenticator that holds the passkey.`,
    );
    return;
  }
  refuse(
    PasskeyErrorCode.BAD_SIGNATURE,
    curve === undefined
      ? 'The signature has no form that authenticators make. Send the bytes exactly as the authenticator made them.'
      : `The signature is not DER, and has the length of r and s of ${curve} in a row. Send DER as the authenticator makes it, or sign with another authenticator.`,
    { field },
  );
}

/** S is less than the order of the base point, RFC 8032 §5.1.7. */
function canBeEd25519(signature: Uint8Array): boolean {
  const s = Buffer.from(signature.subarray(32)).reverse().toString('hex');
  return s < ED25519_ORDER;
}

/**
 * Whether `bytes` are an ECDSA signature in strict DER (WebAuthn Level 3
 * §6.5.5, RFC 3279 §2.2.3): two positive, minimal integers, nothing behind.
 */
export function isDerSignature(bytes: Uint8Array): boolean {
  if (bytes.length < 8 || bytes[0] !== SEQUENCE) return false;
  const body = readBody(bytes, 1);
  if (body === null || body.end !== bytes.length) return false;
  const afterR = skipPositiveInteger(bytes, body.start);
  return afterR !== null && skipPositiveInteger(bytes, afterR) === bytes.length;
}

function skipPositiveInteger(bytes: Uint8Array, start: number): number | null {
  if (bytes[start] !== INTEGER) return null;
  const body = readBody(bytes, start + 1);
  if (body === null || body.start === body.end) return null;
  const first = bytes[body.start] as number;
  if (first >= 0x80) return null;
  if (first > 0) return body.end;
  // A leading zero only keeps the next byte from reading as negative.
  const second = bytes[body.start + 1];
  const needed =
    body.end - body.start > 1 && second !== undefined && second >= 0x80;
  return needed ? body.end : null;
}

/** The content a DER length at `start` announces; null when it overruns. */
function readBody(
  bytes: Uint8Array,
  start: number,
): { start: number; end: number } | null {
  const first = bytes[start];
  if (first === undefined) return null;
  let length = first;
  let contentStart = start + 1;
  if (first >= 0x80) {
    // No ECDSA curve in use needs more than one length byte.
    const second = bytes[contentStart];
    if (first !== 0x81 || second === undefined || second < 0x80) return null;
    length = second;
    contentStart += 1;
  }
  const end = contentStart + length;
  return end > bytes.length ? null : { start: contentStart, end };
}
