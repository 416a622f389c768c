import { PasskeyErrorCode } from '@waha-passkey/contract';
import { measureJson } from './json-shape';
import type { UnknownRecord } from './read-credential';
import { refuse } from './refuse';
import { decodeUtf8 } from './utf8';

const DEEPEST = 8;
const BYTE_ORDER_MARK = 0xfeff;

/** A9: WebAuthn Level 3 §7.2 steps 8 and 9, and no two readings of one text. */
export function parseClientData(
  bytes: Uint8Array,
  warnings: string[],
): UnknownRecord {
  const decoded = decodeUtf8(bytes);
  if (decoded === null) refuseClientData('is not UTF-8');

  // "UTF-8 decode" drops one mark (§7.2 step 8).
  const marked = decoded.charCodeAt(0) === BYTE_ORDER_MARK;
  const text = marked ? decoded.slice(1) : decoded;
  if (marked) {
    warnings.push('"response.clientDataJSON" began with a byte order mark.');
  }
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    refuseClientData('is not a JSON object');
  }
  const shape = measureJson(text);
  if (shape.depth > DEEPEST) {
    refuseClientData(`is nested more than ${DEEPEST} levels deep`);
  }
  if (shape.members !== Object.keys(value).length) {
    refuseClientData('names a member twice');
  }
  return value as UnknownRecord;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuseClientData('is not JSON');
  }
}

function refuseClientData(fault: string): never {
  refuse(
    PasskeyErrorCode.BAD_CLIENT_DATA,
    `The client data ${fault}. Send the bytes exactly as the browser made them.`,
    { field: 'response.clientDataJSON' },
  );
}
