import { EventEmitter } from 'node:events';
import { attachNowebPasskey } from '../src/attach-noweb-passkey';
import { WhatsappSession as OlderSession } from './waha-like-session';

/** The session classes of WAHA 2026.7, as far as NOWEB needs them. */
export function createLaterWaha() {
  class WhatsappSession extends OlderSession {
    sendPasskeyResponse(): void {
      throw new Error('501');
    }
  }

  class WhatsappSessionNoWebCore extends WhatsappSession {
    readonly sock = { ws: new EventEmitter(), ev: new EventEmitter() };

    connect(): void {
      attachNowebPasskey(this);
    }
  }

  return { WhatsappSessionNoWebCore };
}
