import { EngineName, type PasskeyCapability } from '@waha-passkey/contract';
import { createRefusal } from '../create-refusal';
import { listPageEngines } from '../list-page-engines';

export interface NowebCapabilityOptions {
  /** This host's GOWS answers a passkey by itself (WAHA 2026.7.1 or newer). */
  gowsNative?: boolean;
  /** This host has WPP, and a driver for it (WAHA 2026.3 or newer). */
  hasWpp?: boolean;
}

/** What NOWEB can do about a passkey, on any WAHA so far: see it. */
export function nowebCapability({
  gowsNative = false,
  hasWpp = false,
}: NowebCapabilityOptions = {}): PasskeyCapability {
  const alternatives = listPageEngines(hasWpp);
  return createRefusal(
    `NOWEB cannot answer a passkey. Link this account with ${alternatives.join(' or ')}, or with GOWS on WAHA 2026.7.1 or newer.`,
    gowsNative ? [...alternatives, EngineName.GOWS] : alternatives,
  );
}
