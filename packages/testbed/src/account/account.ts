/**
 * A WhatsApp account and the passkey registered for it. The private key is the
 * owner's; the stand-in's server uses its public half only.
 */
export interface Account {
  /** International, digits only. */
  phoneNumber: string;
  pushname: string;
  passkey: Passkey;
}

/** Byte members are base64url without padding. */
export interface Passkey {
  credentialId: string;
  userHandle: string;
  /** PKCS#8, DER; an ECDSA key on P-256 (COSE algorithm -7). */
  privateKey: string;
}
