import { EngineName, type PasskeyCapability } from '@waha-passkey/contract';
import { createRefusal } from '../create-refusal';

export interface GowsCapabilityOptions {
  /** GOWS answers a passkey by itself; see `answersNatively`. */
  native?: boolean;
}

/** What GOWS can do about a passkey on this host. */
export function gowsCapability({
  native = false,
}: GowsCapabilityOptions = {}): PasskeyCapability {
  return native ? nativeCapability : refusingCapability;
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

const refusingCapability = createRefusal(
  'This GOWS cannot answer a passkey. Link this account with WEBJS, or update WAHA to 2026.7.1 or newer, whose GOWS answers by itself.',
  [EngineName.WEBJS],
);
