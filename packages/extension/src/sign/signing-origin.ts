/** WhatsApp's origin: the only place where the owner's passkey answers. */
export const signingOrigin = 'https://web.whatsapp.com';

/** A page of that origin that loads nothing: the passkey needs no more. */
export const signingPage = `${signingOrigin}/robots.txt`;
