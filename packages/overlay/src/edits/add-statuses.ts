import { SessionStatus } from '@waha-passkey/contract';
import type { WahaParts } from '../parts/waha-parts';
import type { Edits } from './edits';

/** patches/01-statuses.md; a WAHA that has both is left alone. */
export function addStatuses(edits: Edits, { sessionStatus }: WahaParts): void {
  for (const status of [
    SessionStatus.PASSKEY_REQUIRED,
    SessionStatus.PASSKEY_CONFIRMATION_REQUIRED,
  ]) {
    if (sessionStatus[status] === status) continue;
    edits.define(sessionStatus, status, {
      value: status,
      enumerable: true,
      writable: true,
    });
  }
}
