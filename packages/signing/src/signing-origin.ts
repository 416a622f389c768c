/** The only origin where the owner's passkey for WhatsApp answers. */
export const signingOrigin = 'https://web.whatsapp.com';

/** Whom a request may be for: WhatsApp's RP ID, and the origin's own host. */
export const signingRpIds: readonly string[] = [
  'whatsapp.com',
  'web.whatsapp.com',
];
