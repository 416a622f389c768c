/** Byte members are base64url without padding (WebAuthn Level 3 §5.1). */
export interface PasskeyAssertionResponse {
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
  userHandle?: string | null;
}

/**
 * What an authenticator answered: `credential.toJSON()` of the owner's
 * browser. The two optional members are passed to the page as they came.
 */
export interface PasskeyAssertion {
  id: string;
  rawId: string;
  type: string;
  response: PasskeyAssertionResponse;
  authenticatorAttachment?: string | null;
  clientExtensionResults?: Record<string, unknown>;
}
