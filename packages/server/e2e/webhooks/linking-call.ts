import type { PasskeyChallenge, PasskeySignal } from '@waha-passkey/contract';

export const challenge: PasskeyChallenge = {
  challenge: 'Y2FuYXJ5LWNoYWxsZW5nZS0wMTIzNDU2Nzg5',
  timeout: 600_000,
  rpId: 'whatsapp.com',
  allowCredentials: [],
  userVerification: 'required',
};

/** WhatsApp's page asks for a passkey. */
export const linkingCall = {
  type: 'call',
  callId: 'c1',
  kind: 'linking',
  challenge,
  origin: 'https://web.whatsapp.com',
} as const satisfies PasskeySignal;
