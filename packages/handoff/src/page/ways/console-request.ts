import type {
  PasskeyChallenge,
  PasskeyHandoffView,
} from '@waha-passkey/contract';

/** What the snippet is told: whom it signs for, and what. */
export interface ConsoleRequest {
  server: string;
  session: string;
  /** By the visitor's own clock, epoch milliseconds. */
  expiresAt: number;
  challenge: PasskeyChallenge;
}

/** Null while there is nothing to sign. */
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
    challenge: {
      ...challenge,
      // Browsers' own parsers throw on padded base64url.
      challenge: unpad(challenge.challenge),
      allowCredentials: (challenge.allowCredentials ?? []).map((allowed) => ({
        ...allowed,
        id: unpad(allowed.id),
      })),
    },
  };
}

function unpad(base64url: string): string {
  return base64url.replace(/=+$/, '');
}
