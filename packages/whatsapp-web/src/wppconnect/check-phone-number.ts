/**
 * Digits only, or undefined when there is none. WPPConnect hands the page a
 * number as it was typed, logs a refusal, and shows neither code nor QR code.
 *
 * @throws RangeError for what is not a phone number
 */
export function checkPhoneNumber(given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined;
  const digits =
    typeof given === 'string' ? given.replace(/[\s()+-]/g, '') : '';
  if (/^\d{7,15}$/.test(digits)) return digits;
  throw new RangeError(
    'phoneNumber is not a phone number. It must be in the international format, 7 to 15 digits, such as 12025550108. Leave it out for a QR code.',
  );
}
