import type { PasskeyChallenge } from '@waha-passkey/contract';
import { defaultTimeouts } from '../../src/timeouts';
import { advance } from '../../src/machine/advance';
import type { AttemptState } from '../../src/machine/attempt-state';
import type { CeremonyInput } from '../../src/machine/ceremony-input';
import type { Transition } from '../../src/machine/transition';

export const START = 1_000;
export const attemptId = 'attempt-0';
export const challenge: PasskeyChallenge = {
  challenge: 'Zmlyc3Q',
  timeout: 60_000,
};
export const other: PasskeyChallenge = { challenge: 'c2Vjb25k' };
const origin = 'https://web.whatsapp.com';

export const call = (
  callId: string,
  options: PasskeyChallenge,
): Extract<CeremonyInput, { type: 'call' }> => ({
  type: 'call',
  callId,
  kind: 'linking',
  challenge: options,
  origin,
});
export const gate = (
  options: PasskeyChallenge | null,
  kind: 'linking' | 'checkpoint' = 'linking',
): CeremonyInput => ({ type: 'gate', kind, challenge: options });
export const code = (selfConfirming: boolean): CeremonyInput => ({
  type: 'code',
  code: 'ABCD1234',
  selfConfirming,
});
const failDelivery = (
  reason: 'SUPERSEDED' | 'BROWSER_GONE' | 'PAGE_DID_NOT_ACKNOWLEDGE',
  untouched = false,
): CeremonyInput => ({
  type: 'delivery-failed',
  attemptId,
  reason,
  untouched,
});

const submitted: CeremonyInput = { type: 'submitted', attemptId, warnings: [] };
const delivered: CeremonyInput = { type: 'delivered', attemptId };
const checkpointCall: CeremonyInput = {
  ...call('call-0', challenge),
  kind: 'checkpoint',
};
const toConfirmation = [call('call-0', challenge), submitted, delivered];

/** How each state is reached. */
export const states: Record<string, CeremonyInput[]> = {
  none: [],
  'gate-seen': [gate(challenge)],
  'awaiting-assertion': [call('call-0', challenge)],
  delivering: [call('call-0', challenge), submitted],
  'awaiting-phone': toConfirmation,
  'awaiting-confirmation': [...toConfirmation, code(false)],
  completing: [...toConfirmation, { type: 'completing' }],
  completed: [...toConfirmation, { type: 'completed' }],
  'ended, can be renewed': [
    call('call-0', challenge),
    { type: 'call-ended', callId: 'call-0', reason: 'ABORTED_BY_PAGE' },
  ],
  'ended, page given up': [
    call('call-0', challenge),
    submitted,
    failDelivery('PAGE_DID_NOT_ACKNOWLEDGE'),
  ],
  'ended for good': [
    call('call-0', challenge),
    { type: 'cancelled', attemptId },
  ],
  'checkpoint asks': [checkpointCall],
  'checkpoint is judged': [checkpointCall, submitted, delivered],
  'checkpoint, cancelled': [checkpointCall, { type: 'cancelled', attemptId }],
};

export const inputs: Record<string, CeremonyInput> = {
  'gate, challenge unknown': gate(null),
  'gate, same challenge': gate(challenge),
  'gate, other challenge': gate(other),
  'gate of a checkpoint': gate(null, 'checkpoint'),
  'same call': call('call-0', challenge),
  'other call': call('call-9', other),
  'call aborted': {
    type: 'call-ended',
    callId: 'call-0',
    reason: 'ABORTED_BY_PAGE',
  },
  'call superseded': {
    type: 'call-ended',
    callId: 'call-0',
    reason: 'SUPERSEDED',
  },
  'other call ended': {
    type: 'call-ended',
    callId: 'call-9',
    reason: 'ABORTED_BY_PAGE',
  },
  'awaiting-phone': { type: 'awaiting-phone' },
  code: code(false),
  'code, self-confirming': code(true),
  completing: { type: 'completing' },
  completed: { type: 'completed' },
  'failed, retryable': {
    type: 'failed',
    reason: 'TIMED_OUT_BY_WHATSAPP',
    retryable: true,
  },
  'failed for good': {
    type: 'failed',
    reason: 'REFUSED_BY_WHATSAPP',
    retryable: false,
  },
  gone: { type: 'gone', reason: 'PAGE_RELOADED' },
  submitted,
  delivered,
  'delivery failed': failDelivery('PAGE_DID_NOT_ACKNOWLEDGE'),
  'delivery failed, untouched': failDelivery('PAGE_DID_NOT_ACKNOWLEDGE', true),
  'delivery failed, superseded': failDelivery('SUPERSEDED'),
  'delivery failed, browser gone': failDelivery('BROWSER_GONE'),
  confirmed: { type: 'confirmed', attemptId },
  rejected: { type: 'rejected', attemptId },
  cancelled: { type: 'cancelled', attemptId },
  renewing: { type: 'renewing', attemptId },
  'renewal failed': {
    type: 'renewal-failed',
    attemptId,
    reason: 'PAGE_DID_NOT_ASK',
    retryable: true,
  },
  'due too early': { type: 'due', attemptId },
  closed: { type: 'closed', reason: 'SESSION_STOPPED' },
};

export function step(
  state: AttemptState | null,
  input: CeremonyInput,
  now: number,
  freshId: string,
): Transition {
  const moment = { now, freshId, timeouts: defaultTimeouts, refusal: null };
  return advance(state, input, moment);
}

export function reach(steps: CeremonyInput[]): AttemptState | null {
  return steps.reduce<AttemptState | null>(
    (state, input) =>
      step(state, input, START, attemptId).trail.at(-1) ?? state,
    null,
  );
}
