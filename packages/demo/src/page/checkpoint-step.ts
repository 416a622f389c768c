import type { PasskeyAttempt } from '@waha-passkey/contract';
import type { PlayAction } from '../play/play-state';
import { renderCountdown } from './countdown';
import { element } from './element';

/** What a linked device is asked meanwhile, and what a person can do. */
export interface CheckpointStep {
  shown: Node[];
  actions: readonly (readonly [PlayAction, string])[];
}

/** Nothing where WhatsApp never asked it. */
export function toCheckpointStep(
  attempt: PasskeyAttempt | null,
): CheckpointStep {
  if (attempt?.kind !== 'checkpoint') return { shown: [], actions: [] };
  switch (attempt.phase) {
    case 'awaiting-assertion':
      return {
        shown: [
          say(
            'WhatsApp asks the linked device for your passkey. You are the owner of the account; signing links nothing new.',
          ),
          renderCountdown('Left to sign', attempt.expiresAt),
        ],
        actions: [
          ['sign', 'Sign with the passkey'],
          ['cancel', 'Cancel'],
        ],
      };
    case 'completed':
      return { shown: [say('WhatsApp took the passkey.')], actions: [] };
    case 'ended':
      return {
        shown: [say(attempt.reason?.message ?? '')],
        actions: attempt.retryable ? [['renew', 'Ask again']] : [],
      };
    case 'gate-seen':
      return {
        shown: [say('WhatsApp asks the linked device for your passkey. Wait.')],
        actions: [['cancel', 'Cancel']],
      };
    case 'delivering':
    case 'awaiting-phone':
    case 'awaiting-confirmation':
    case 'completing':
      return {
        shown: [say('Signed. WhatsApp judges the passkey.')],
        actions: [],
      };
  }
}

function say(text: string): Node {
  return element('p', {}, text);
}
