import type { PasskeyCapability } from '@waha-passkey/contract';

/** What an engine declares that can answer the page. */
export const answeringCapability: PasskeyCapability = {
  supported: true,
  answeredBy: 'adapter',
  flows: ['qr', 'pairing-code'],
  confirmedBy: 'page-or-human',
  reason: null,
  documentation: 'docs/engines.md',
};

/** What an engine declares that sees the gate and cannot answer it. */
export const refusingCapability: PasskeyCapability = {
  supported: false,
  answeredBy: 'nobody',
  flows: [],
  confirmedBy: 'nobody',
  reason: {
    code: 'ENGINE_UNSUPPORTED',
    message:
      'This engine cannot answer a passkey. Link the account with WEBJS instead.',
    alternatives: ['WEBJS'],
  },
  documentation: 'docs/engines.md',
};
