import type { PasskeyAttemptKind } from '@waha-passkey/contract';

/** How far the page has come, in the order of a ceremony that succeeds. */
export const gateSteps = [
  'seen',
  'asked',
  'delivered',
  'phone',
  'code',
  'completing',
] as const;

export type GateStep = (typeof gateSteps)[number];

export interface PendingCall {
  callId: string;
  /** base64url */
  challenge: string;
}

/** What is known of the gate that is up. */
export interface Gate {
  kind: PasskeyAttemptKind;
  step: GateStep;
  /** The page waits in this call now. */
  call: PendingCall | null;
  /** How often the page has asked so far. */
  calls: number;
  /** The last challenge that was reported with the gate. */
  challenge: string | null;
  /** The last code that was reported. */
  code: string | null;
  /** The page said that it confirms that code by itself. */
  isSelfConfirming: boolean;
  /** The page said that it failed, and its card offers another try. */
  hasFailed: boolean;
  /** We press its Cancel: the restart that follows is our own doing. */
  isLeaving: boolean;
  /** The document showed the gate, so that it also shows its end. */
  wasShown: boolean;
}

export function openGate(kind: PasskeyAttemptKind): Gate {
  return {
    kind,
    step: 'seen',
    call: null,
    calls: 0,
    challenge: null,
    code: null,
    isSelfConfirming: false,
    hasFailed: false,
    isLeaving: false,
    wasShown: false,
  };
}

export function isBefore(step: GateStep, other: GateStep): boolean {
  return gateSteps.indexOf(step) < gateSteps.indexOf(other);
}
