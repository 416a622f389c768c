import {
  PasskeyAttemptKind as Kind,
  type PasskeyAttemptKind,
} from '@waha-passkey/contract';
import { PAIRING_STATES, STAGES } from '../protocol/whatsapp-names';
import { type Gate, type GateStep, isBefore } from './gate';
import { isCardUp, isLinked, type PageState } from './page-state';

/** Which gate the levels alone show to be up; an event may have been missed. */
export function isGateEvident(
  { card, modules }: PageState,
  seenChallenge: string | null,
): PasskeyAttemptKind | null {
  if (isLinked(modules)) {
    return card.checkpoint === 'none' ? null : Kind.CHECKPOINT;
  }
  if (isCardUp(card)) return Kind.LINKING;
  const stages: readonly string[] = Object.values(STAGES);
  if (modules.stage && stages.includes(modules.stage)) return Kind.LINKING;
  const cached = modules.challenge?.challenge;
  return cached && cached !== seenChallenge ? Kind.LINKING : null;
}

/** The steps that the stage, the card or the socket show to be reached. */
export function readProgress(gate: Gate, page: PageState): GateStep[] {
  const { card, modules } = page;
  const isAnswered = !isBefore(gate.step, 'delivered');
  const steps: GateStep[] = [];
  if (
    modules.stage === STAGES.phone ||
    (isAnswered && card.step === 'waiting')
  ) {
    steps.push('phone');
  }
  const showsCode = card.step === 'code' || card.step === 'confirming';
  if (modules.stage === STAGES.code || (isAnswered && showsCode)) {
    steps.push('code');
  }
  const isPairing = PAIRING_STATES.includes(modules.socketState ?? '');
  if (
    modules.stage === STAGES.completing ||
    (isAnswered && (card.step === 'confirming' || isPairing))
  ) {
    steps.push('completing');
  }
  return steps;
}

/**
 * What showed the gate shows it no more. After the assertion the screen gives
 * way to the linked device's, so there it takes a QR code to tell the end.
 */
export function isGateGone(gate: Gate, { card }: PageState): boolean {
  if (gate.call) return false;
  if (gate.kind === Kind.CHECKPOINT) {
    return gate.wasShown && card.checkpoint === 'none';
  }
  if (isCardUp(card)) return false;
  return card.qr || (gate.wasShown && isBefore(gate.step, 'delivered'));
}
