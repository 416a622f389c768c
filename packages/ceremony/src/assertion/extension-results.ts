import { PasskeyErrorCode } from '@waha-passkey/contract';
import { refuse } from './refuse';

const MOST_BYTES = 16_384;
const DEEPEST = 32;
const FIELD = 'clientExtensionResults';

/** Part of A5: a copy of `clientExtensionResults`, bounded in size and depth. */
export function copyExtensionResults(
  value: unknown,
  warnings: string[],
): Record<string, unknown> | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) {
    warnings.push(`"${FIELD}" was not an object and was left out.`);
    return undefined;
  }
  // Before it is serialised: that recurses without a bound.
  if (!isShallow(value, DEEPEST)) {
    refuse(
      PasskeyErrorCode.FIELD_TOO_LARGE,
      `The member "${FIELD}" is nested more than ${DEEPEST} levels deep. Send credential.toJSON() as it is.`,
      { field: FIELD },
    );
  }
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > MOST_BYTES) {
    refuse(
      PasskeyErrorCode.FIELD_TOO_LARGE,
      `The member "${FIELD}" is larger than ${MOST_BYTES} bytes. Send credential.toJSON() as it is.`,
      { field: FIELD },
    );
  }
  return JSON.parse(text) as Record<string, unknown>;
}

function isShallow(value: object, levels: number): boolean {
  if (levels === 0) return false;
  return Object.values(value).every(
    (member: unknown) =>
      typeof member !== 'object' ||
      member === null ||
      isShallow(member, levels - 1),
  );
}
