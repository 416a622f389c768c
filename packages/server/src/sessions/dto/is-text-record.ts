import { ValidateBy } from 'class-validator';

/** An object whose members are all text, as WAHA's `metadata`. */
export function IsTextRecord(): PropertyDecorator {
  return ValidateBy({
    name: 'isTextRecord',
    validator: {
      validate: isTextRecord,
      defaultMessage: () => '$property must be an object of strings',
    },
  });
}

function isTextRecord(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((member) => typeof member === 'string')
  );
}
