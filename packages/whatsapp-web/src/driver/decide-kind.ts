import {
  PasskeyAttemptKind as Kind,
  type PasskeyAttemptKind,
  type PasskeyChallenge,
} from '@waha-passkey/contract';
import { UNPAIRED_STATES } from '../protocol/whatsapp-names';
import { isCardUp, isLinked, type PageState } from './page-state';

/**
 * Linking and the checkpoint call the same function. The first sign that says
 * something decides: whose challenge it is, whether the device is linked,
 * what the document shows, and what the options ask for.
 */
export function decideKind(
  options: PasskeyChallenge,
  { card, modules }: PageState,
): PasskeyAttemptKind {
  const cached = modules.challenge?.challenge;
  if (cached === options.challenge) return Kind.LINKING;
  if (isLinked(modules)) return Kind.CHECKPOINT;
  if (UNPAIRED_STATES.includes(modules.socketState ?? '')) return Kind.LINKING;
  if (card.checkpoint !== 'none') return Kind.CHECKPOINT;
  if (isCardUp(card)) return Kind.LINKING;
  return options.extensions?.prf ? Kind.CHECKPOINT : Kind.LINKING;
}
