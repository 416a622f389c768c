import { randomBytes } from 'node:crypto';
import type {
  PasskeyAttemptKind,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import type { InMemoryDriver } from '@waha-passkey/testbed/driver';
import { ORIGIN, RP_ID } from './owner';

/** Options as WhatsApp sends them, with a member nobody knows. */
export function createChallenge(
  members: Partial<PasskeyChallenge> = {},
): PasskeyChallenge {
  return {
    challenge: randomBytes(32).toString('base64url'),
    timeout: 600_000,
    rpId: RP_ID,
    allowCredentials: [],
    userVerification: 'required',
    extensions: { uvm: true },
    hints: ['unheard-of'],
    ...members,
  };
}

let calls = 0;

/** The page shows the passkey screen and waits in `get()`. */
export function raiseGate(
  driver: InMemoryDriver,
  challenge: PasskeyChallenge = createChallenge(),
  kind: PasskeyAttemptKind = 'linking',
): PasskeyChallenge {
  calls += 1;
  driver.emit({ type: 'gate', kind, challenge });
  driver.emit({
    type: 'call',
    callId: `call-${calls}`,
    kind,
    challenge,
    origin: ORIGIN,
  });
  return challenge;
}
