import { BadRequestException } from '@nestjs/common';
import type { WahaSessionInside } from './waha-names';

const checked = new WeakSet<WahaSessionInside>();

/**
 * WAHA gives the page of WPP a phone number as it was typed, which leads to a
 * pairing code for another number, or to none: checked before.
 */
export function checkCodeRequests(inside: WahaSessionInside): void {
  const requestCode = inside.requestCode?.bind(inside);
  if (!requestCode || checked.has(inside)) return;
  checked.add(inside);
  inside.requestCode = async (phoneNumber, ...rest) =>
    requestCode(toDigits(phoneNumber), ...rest);
}

/** @throws BadRequestException for what is not a phone number */
function toDigits(given: unknown): string {
  const isText = typeof given === 'string' || typeof given === 'number';
  const digits = isText ? String(given).replace(/[\s()+-]/g, '') : '';
  if (/^\d{7,15}$/.test(digits)) return digits;
  throw new BadRequestException(
    'phoneNumber is not a phone number. It must be in the international format, 7 to 15 digits, such as 12025550108.',
  );
}
