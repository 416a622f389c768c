import type { HandoffLimits } from './handoff-limits';

/** Makes hand-off links possible; `@waha-passkey/handoff` has the page. */
export interface PasskeyHandoffOptions {
  /**
   * Under which the account owner reaches this host, such as
   * `https://waha.example.org`; links are made of it, never of a `Host` header.
   * A function for hosts that learn their port only when they listen.
   */
  publicUrl: string | (() => string);
  page: {
    /** `nonce` is fresh for each response, base64url. */
    render(nonce: string): string;
    headers(nonce: string): Record<string, string>;
  };
  limits?: Partial<HandoffLimits>;
}
