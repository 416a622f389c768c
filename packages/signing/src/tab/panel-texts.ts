import type { SignableOptions } from '../signable-options';
import type { PanelTexts } from './show-panel';

/** For whom is signed. */
export interface PanelSubject {
  /** The server's origin, as its owner typed it. */
  readonly server: string;
  readonly session: string;
  readonly kind: SignableOptions['kind'];
}

/** The panel before the passkey is asked; `message` says why it is asked again. */
export function toPanelTexts(
  { server, session, kind }: PanelSubject,
  message = '',
): PanelTexts {
  return {
    title: 'Sign for your WAHA server',
    body: describeKind(kind),
    facts: [
      ['Server', server],
      ['Session', session],
    ],
    message,
    sign: message === '' ? 'Use my passkey' : 'Try again',
    cancel: 'Cancel',
    waiting: false,
  };
}

/** The panel while the passkey is asked. */
export function toWaitingTexts(subject: PanelSubject): PanelTexts {
  return {
    ...toPanelTexts(subject, 'Waiting for your passkey. Answer its dialog.'),
    waiting: true,
  };
}

/** What a signature does, in one place for every helper. */
export function describeKind(kind: SignableOptions['kind']): string {
  return kind === 'checkpoint'
    ? 'WhatsApp asks a device that is linked to your account already. Nothing new is linked. Is this session not linked yet? Then cancel.'
    : 'This links a NEW device to your WhatsApp account. The person who runs the server can then read and send your messages.';
}
