import { capabilityOfClass } from './capability-of-class';
import { passkeyHost } from './passkey-host';
import type { WahaSessionClass } from './waha-names';

/**
 * Adds `capabilities.passkey` to a session's engine info: what its driver says
 * while it runs, else what the engine's class can do.
 */
export function addPasskeyCapability(
  engine: object,
  sessionClass: WahaSessionClass,
  name: string,
): void {
  const host = passkeyHost();
  if (!host.settings.enabled) return;
  const passkey =
    host.sessions.find(name)?.capability ??
    capabilityOfClass(sessionClass, host.manager);
  if (!passkey) return;
  const info = engine as { capabilities?: object };
  info.capabilities = { ...info.capabilities, passkey };
}
