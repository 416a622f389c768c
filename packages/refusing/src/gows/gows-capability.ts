import type { PasskeyCapability } from '@waha-passkey/contract';
import { createRefusal } from '../create-refusal';
import { listPageEngines } from '../list-page-engines';

export interface GowsCapabilityOptions {
  /** GOWS answers a passkey by itself; see `answersNatively`. */
  native?: boolean;
  /** This host has WPP, and a driver for it (WAHA 2026.3 or newer). */
  hasWpp?: boolean;
}

/** What GOWS can do about a passkey on this host. */
export function gowsCapability({
  native = false,
  hasWpp = false,
}: GowsCapabilityOptions = {}): PasskeyCapability {
  if (native) return nativeCapability;
  const alternatives = listPageEngines(hasWpp);
  return createRefusal(
    `This GOWS cannot answer a passkey. Link this account with ${alternatives.join(' or ')}, or update WAHA to 2026.7.1 or newer, whose GOWS answers by itself.`,
    alternatives,
  );
}

const nativeCapability: PasskeyCapability = {
  supported: true,
  answeredBy: 'engine',
  // A pairing code that meets the gate fails in whatsmeow, at times:
  // https://github.com/tulir/whatsmeow/issues/1233
  flows: ['qr'],
  confirmedBy: 'page-or-human',
  reason: null,
  documentation: 'docs/engines.md',
};
