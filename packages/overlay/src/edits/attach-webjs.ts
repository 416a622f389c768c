import { attachWebjsPasskey } from '@waha-passkey/waha';
import type { WahaParts } from '../parts/waha-parts';
import { attachBehind } from './attach-behind';
import type { Edits } from './edits';

/** patches/06-webjs.md */
export function attachWebjs(edits: Edits, { webjsSession }: WahaParts): void {
  const place = { method: 'init', property: 'whatsapp' };
  attachBehind(edits, webjsSession, place, attachWebjsPasskey);
}
