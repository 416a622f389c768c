/** Where the phone stands with one device that wants to be linked. */
export type LinkPhase =
  /** The owner has to answer with the passkey. */
  | 'passkey'
  /** The phone asks whether to link. */
  | 'approval'
  /** Approved; the page's answer is under way. */
  | 'connecting'
  /** Both sides show a code. */
  | 'code'
  /** Nothing is left to do on the phone. */
  | 'finishing'
  | 'linked'
  | 'declined'
  /** The phone stopped waiting, or the page is gone. */
  | 'expired'
  | 'gone';

export type LinkVia = 'qr' | 'pairing-code';
