import type { PasskeyAttemptKind } from '@waha-passkey/contract';
import { describeKind } from '@waha-passkey/signing';
import { element, showView } from './view';

/** A checkpoint links nothing new, and has neither phone nor code. */
const texts = {
  linking: {
    heading: 'Link a new device?',
    following:
      'Now look at your phone and approve the new device there. This window follows.',
    linked: 'Linked',
    ended: 'Not linked',
  },
  checkpoint: {
    heading: 'Confirm a linked device?',
    following: 'WhatsApp is checking your passkey. This window follows.',
    linked: 'Confirmed',
    ended: 'Not confirmed',
  },
} as const;

/** Before the consent view, and all that follows it, is shown. */
export function showKind(kind: PasskeyAttemptKind): void {
  const { heading, following, linked, ended } = texts[kind];
  element('consent-heading').textContent = heading;
  element('consent-body').textContent = describeKind(kind);
  element('following-body').textContent = following;
  element('cancel').hidden = kind === 'checkpoint';
  element('linked-heading').textContent = linked;
  element('failed-heading').textContent = ended;
}

export function showLinked(session: string): void {
  element('linked-session').textContent = session;
  showView('linked');
}
