import type { PasskeyAssertion } from '@waha-passkey/contract';

/** What became of one question to the passkey; plain data, copied between worlds. */
export type SignOutcome =
  | { readonly kind: 'signed'; readonly assertion: PasskeyAssertion }
  /** Another origin than WhatsApp's, or a frame. */
  | { readonly kind: 'elsewhere' }
  /** The browser has no WebAuthn. */
  | { readonly kind: 'unsupported' }
  /** `get()` gave nothing, and no error either. */
  | { readonly kind: 'nothing' }
  /** `get()` did not settle in the time it was given. */
  | { readonly kind: 'timeout' }
  /** An answer without what a signature consists of. */
  | { readonly kind: 'unreadable'; readonly message: string }
  /** `get()` threw; the browser, or what holds the passkey, said why. */
  | {
      readonly kind: 'refused';
      readonly name: string;
      readonly message: string;
      readonly hadFocus: boolean;
    };
