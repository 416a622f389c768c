import { EngineName, type PasskeyCapability } from '@waha-passkey/contract';
import { createRefusal } from '../create-refusal';

export interface NowebCapabilityOptions {
  /** This host's GOWS answers a passkey by itself (WAHA 2026.7.1 or newer). */
  gowsNative?: boolean;
}

/** What NOWEB can do about a passkey, on any WAHA so far: see it. */
export function nowebCapability({
  gowsNative = false,
}: NowebCapabilityOptions = {}): PasskeyCapability {
  return createRefusal(
    'NOWEB cannot answer a passkey. Link this account with WEBJS, or with GOWS on WAHA 2026.7.1 or newer.',
    gowsNative ? [EngineName.WEBJS, EngineName.GOWS] : [EngineName.WEBJS],
  );
}
