import { EngineName } from '@waha-passkey/contract';
import { createRefusal } from '@waha-passkey/refusing';

/** WPP meets the same page; no driver is attached to it yet. */
export const wppCapability = createRefusal(
  'WPP cannot answer a passkey yet. Link this account with WEBJS instead.',
  [EngineName.WEBJS],
);
