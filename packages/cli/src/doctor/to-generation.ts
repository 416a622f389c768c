import type { Diagnosis } from './diagnosis';

/** Over HTTP there is nothing else to tell it by. Null for an unknown version. */
export function toGeneration(version: string | null): Diagnosis['generation'] {
  const month = toMonth(version);
  if (month === null) return null;
  if (month < 202_412) return 'T0';
  return month < 202_607 ? 'T1' : 'T2';
}

/** Of 2025.8 and before: neither overlay nor patches fit. */
export function isTooOld(version: string | null): boolean {
  const month = toMonth(version);
  return month !== null && month < 202_509;
}

/** WAHA's versions are dates: 2026.2.1 is the second of February. */
function toMonth(version: string | null): number | null {
  const parts = /^(\d{4})\.(\d{1,2})\b/.exec(version ?? '');
  return parts ? Number(parts[1]) * 100 + Number(parts[2]) : null;
}
