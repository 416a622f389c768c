import type {
  PairingCodeNotice,
  PasskeyChallenge,
} from '@waha-passkey/contract';

/** What the page's modules say; every member is a level, sent when it changes. */
export interface ModuleView {
  /** The cached request options, parsed; null when there are none to read. */
  challenge: PasskeyChallenge | null;
  /** WhatsApp's own name of the stage; null when it cannot be read. */
  stage: string | null;
  code: string | null;
  /** The page means to confirm the code by itself. */
  skipsHandoff: boolean;
  /** `Socket.state`; null when it cannot be read. */
  socketState: string | null;
  hasSynced: boolean;
}

/** `confirming`: the code is shown, and its button is pressed already. */
export type CardStep =
  'none' | 'prompt' | 'pending' | 'error' | 'waiting' | 'code' | 'confirming';

/** What the document shows, whatever the language of its text. */
export interface CardView {
  step: CardStep;
  code: string | null;
  /** The QR code's element is in the document. */
  qr: boolean;
  checkpoint: 'none' | 'idle' | 'busy';
}

/** From the page to Node: events and levels, never a decision. */
export type PageMessage =
  | {
      type: 'call';
      callId: string;
      /** The options of this very call, as JSON. */
      options: PasskeyChallenge;
      modules: ModuleView;
    }
  | { type: 'call-ended'; callId: string; cause: 'aborted' | 'timed-out' }
  | { type: 'prologue'; modules: ModuleView }
  | { type: 'modules'; modules: ModuleView }
  | { type: 'card'; card: CardView }
  | { type: 'code'; code: string; selfConfirming: boolean }
  | { type: 'error'; reason: string }
  /** The pairing code that was made last must not be shown any longer. */
  | { type: 'pairing-code'; state: PairingCodeNotice['state'] }
  /** Something of ours failed in the page; `where` is one of our own words. */
  | { type: 'fault'; where: string };
