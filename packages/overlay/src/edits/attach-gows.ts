import { attachGowsPasskey } from '@waha-passkey/waha';
import type { WahaParts } from '../parts/waha-parts';
import { attachBehind } from './attach-behind';
import type { Edits } from './edits';

/** patches/08-gows.md */
export function attachGows(edits: Edits, { gowsSession }: WahaParts): void {
  const place = { method: 'subscribeEvents', property: 'events' };
  attachBehind(edits, gowsSession, place, attachGowsPasskey);
}
