import { MissingMarkerError } from './parts/missing-marker-error';
import type { WahaApp } from './waha-app';

const oldest = '2025.9';
const whereToReport = 'Please report this line: npm bugs @waha-passkey/overlay';

/** What the operator reads when WAHA stays as it is. */
export function describeFault(app: WahaApp, error: unknown): string {
  const waha = `WAHA ${app.version ?? 'of an unknown version'}`;
  if (error instanceof MissingMarkerError) {
    return isTooOld(app.version)
      ? `${waha} is too old, ${error.marker} is missing: update it to ${oldest} or later. It runs on without passkeys.`
      : `${waha} runs without passkeys: ${error.marker} is missing. ${whereToReport}`;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `${waha} runs without passkeys: ${reason.split('\n', 1)[0]}. ${whereToReport}`;
}

function isTooOld(version: string | null): boolean {
  const parts = /^(\d{4})\.(\d{1,2})\b/.exec(version ?? '');
  if (!parts) return false;
  return Number(parts[1]) * 100 + Number(parts[2]) < 202_509;
}
