/** One entry of `allowCredentials`; `id` is base64url. */
export interface PasskeyAllowedCredential {
  id: string;
  type: string;
  transports?: string[];
}

/**
 * The request options exactly as WhatsApp sent them
 * (`PublicKeyCredentialRequestOptionsJSON`, WebAuthn Level 3 §5.1). Members we
 * do not know are kept; nothing is added, dropped or re-encoded.
 */
export interface PasskeyChallenge {
  /** base64url */
  challenge: string;
  /** milliseconds */
  timeout?: number;
  rpId?: string;
  allowCredentials?: PasskeyAllowedCredential[];
  userVerification?: string;
  extensions?: Record<string, unknown>;
  [member: string]: unknown;
}
