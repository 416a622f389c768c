import { EngineName, type PasskeyCapability } from '@waha-passkey/contract';

/** WPP meets the same page; no driver is attached to it yet. */
export const wppCapability: PasskeyCapability = {
  supported: false,
  answeredBy: 'nobody',
  flows: [],
  confirmedBy: 'nobody',
  reason: {
    code: 'ENGINE_UNSUPPORTED',
    message:
      'WPP cannot answer a passkey yet. Link this account with WEBJS instead.',
    alternatives: [EngineName.WEBJS],
  },
  documentation: 'docs/engines.md',
};
