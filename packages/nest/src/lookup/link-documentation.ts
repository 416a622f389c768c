import type { PasskeyCapability } from '@waha-passkey/contract';

/** Drivers name a document of this project; `base` says where those are. */
export function linkDocumentation(
  capability: PasskeyCapability,
  base: string | undefined,
): PasskeyCapability {
  if (base === undefined) return capability;
  const folder = base.endsWith('/') ? base : `${base}/`;
  const documentation = new URL(capability.documentation, folder).href;
  return { ...capability, documentation };
}
