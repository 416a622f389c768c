import { EngineName, type PasskeyCapability } from '@waha-passkey/contract';

const documentation = 'docs/engines.md';

export const supportedCapability: PasskeyCapability = {
  supported: true,
  answeredBy: 'adapter',
  flows: ['qr', 'pairing-code'],
  confirmedBy: 'page-or-human',
  reason: null,
  documentation,
};

/** The page is not as expected: it would be seen too late, or not at all. */
export const pageChangedCapability: PasskeyCapability = {
  supported: false,
  answeredBy: 'nobody',
  flows: [],
  confirmedBy: 'nobody',
  reason: {
    code: 'PAGE_CHANGED',
    message:
      'This version of WhatsApp Web shows none of the signs by which its passkey request is recognised. Look for a newer release of waha-passkey, or link the account with another engine.',
    alternatives: [EngineName.GOWS],
  },
  documentation,
};
