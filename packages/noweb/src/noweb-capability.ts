import { EngineName, type PasskeyCapability } from '@waha-passkey/contract';

export interface NowebCapabilityOptions {
  /** This host's GOWS answers a passkey by itself (WAHA 2026.7.1 or newer). */
  gowsNative?: boolean;
}

/** What NOWEB can do about a passkey, on any WAHA so far: see it. */
export function nowebCapability({
  gowsNative = false,
}: NowebCapabilityOptions = {}): PasskeyCapability {
  return {
    supported: false,
    answeredBy: 'nobody',
    flows: [],
    confirmedBy: 'nobody',
    reason: {
      code: 'ENGINE_UNSUPPORTED',
      message:
        'NOWEB cannot answer a passkey. Link this account with WEBJS, or with GOWS on WAHA 2026.7.1 or newer.',
      alternatives: gowsNative
        ? [EngineName.WEBJS, EngineName.GOWS]
        : [EngineName.WEBJS],
    },
    documentation: 'docs/engines.md',
  };
}
