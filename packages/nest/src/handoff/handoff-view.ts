import type { PasskeySession } from '@waha-passkey/ceremony';
import {
  isPasskeyError,
  type PasskeyAttempt,
  type PasskeyChallenge,
  type PasskeyHandoffView,
} from '@waha-passkey/contract';
import type { HandoffGrant } from './handoff-grant';

/** A link that is alive, and what it leads to. */
export interface OpenedGrant {
  readonly grant: HandoffGrant;
  readonly session: PasskeySession;
  readonly attempt: PasskeyAttempt;
}

type Shown = Pick<
  PasskeyHandoffView,
  'session' | 'attempt' | 'challenge' | 'confirmation'
>;

/** What anyone may see who has the link: neither challenge nor code. */
export function showUnopened({ grant, attempt }: OpenedGrant): Shown {
  const { session } = grant;
  return { session, attempt, challenge: null, confirmation: null };
}

export function showClaimed(opened: OpenedGrant): Shown {
  const { session, attempt } = opened;
  const { phase } = attempt;
  return {
    ...showUnopened(opened),
    challenge: phase === 'awaiting-assertion' ? readChallenge(session) : null,
    confirmation:
      phase === 'awaiting-confirmation' ? session.confirmation() : null,
  };
}

/** Null once it has expired, before its timer says so. */
function readChallenge(session: PasskeySession): PasskeyChallenge | null {
  try {
    return session.challenge();
  } catch (error) {
    if (isPasskeyError(error)) return null;
    throw error;
  }
}
