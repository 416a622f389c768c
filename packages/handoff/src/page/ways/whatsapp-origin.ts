/** The only origin where the owner's passkey answers. */
export const whatsAppOrigin = 'https://web.whatsapp.com';
