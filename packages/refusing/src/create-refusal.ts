import type { EngineName, PasskeyCapability } from '@waha-passkey/contract';

/**
 * What an engine declares that cannot answer a passkey. `message` says so and
 * what to do; `alternatives` are engines of the same host that can.
 */
export function createRefusal(
  message: string,
  alternatives: readonly EngineName[],
): PasskeyCapability {
  return {
    supported: false,
    answeredBy: 'nobody',
    flows: [],
    confirmedBy: 'nobody',
    reason: {
      code: 'ENGINE_UNSUPPORTED',
      message,
      alternatives: [...alternatives],
    },
    documentation: 'docs/engines.md',
  };
}
