import type { PasskeyHandoffView } from '@waha-passkey/contract';
import { toSignable, type SignableOptions } from '@waha-passkey/signing';

/** What the snippet is told: whom it signs for, and what. */
export interface ConsoleRequest {
  server: string;
  session: string;
  /** By the visitor's own clock, epoch milliseconds. */
  expiresAt: number;
  challenge: SignableOptions;
}

/** Null while there is nothing to sign; throws where that may not be signed. */
export function toConsoleRequest(
  { server, session, expiresAt, challenge }: PasskeyHandoffView,
  /** Server's clock minus the visitor's. */
  clockSkewMs: number,
): ConsoleRequest | null {
  if (challenge === null) return null;
  return {
    server,
    session,
    expiresAt: expiresAt - clockSkewMs,
    challenge: toSignable(challenge),
  };
}
