import type { PasskeyAttemptKind } from '@waha-passkey/contract';

/** A request that may be signed; byte members are base64url without padding. */
export interface SignableOptions {
  /** Which of WhatsApp's two requests it is, by what it asks. */
  readonly kind: PasskeyAttemptKind;
  readonly challenge: string;
  readonly rpId: string;
  /** Whatever was asked: no helper signs without its owner being verified. */
  readonly userVerification: 'required';
  /** milliseconds */
  readonly timeout?: number;
  readonly allowCredentials: readonly SignableCredential[];
  readonly extensions?: { readonly prf: SignablePrf };
}

export interface SignableCredential {
  readonly id: string;
  readonly transports?: readonly string[];
}

/** What the checkpoint of a linked device asks with (WebAuthn Level 3 §10.1.4). */
export interface SignablePrf {
  readonly eval?: PrfValues;
  readonly evalByCredential?: Readonly<Record<string, PrfValues>>;
}

export interface PrfValues {
  readonly first: string;
  readonly second?: string;
}
