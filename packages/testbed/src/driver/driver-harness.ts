import type {
  PasskeyAssertion,
  PasskeyChallenge,
  PasskeyDriver,
} from '@waha-passkey/contract';

/** How one `get()` of the page came to its end. */
export type PageSettlement =
  | { outcome: 'resolved'; signature: string }
  | { outcome: 'rejected'; errorName: string };

/** What must be playable around a driver that answers the page. */
export interface AnsweringTransport {
  readonly driver: PasskeyDriver;
  /** WhatsApp asks for a passkey to link a device. */
  raiseGate(): Promise<void>;
  /** A second prologue with another challenge, while a call is pending. */
  replaceChallenge(): Promise<void>;
  /** The page aborts its pending call. */
  abortCall(): Promise<void>;
  /** How the page's calls settled so far, oldest first. */
  settlements(): Promise<PageSettlement[]>;
  /** An assertion this gate accepts; any of the right shape if nobody judges. */
  sign(call: {
    challenge: PasskeyChallenge;
    origin: string;
  }): Promise<PasskeyAssertion>;
  /** The phone answers, and both sides show a code for humans to compare. */
  answerPhone(): Promise<void>;
  /** WhatsApp completes the pairing after the code was confirmed. */
  completePairing(): Promise<void>;
  /** The page goes away: reload, crash or closed browser. */
  dropPage(): Promise<void>;
  stop(): Promise<void>;
}

/** What must be playable around a driver that cannot answer. */
export interface RefusingTransport {
  readonly driver: PasskeyDriver;
  raiseGate(): Promise<void>;
  /** The gate is over: WhatsApp closed the connection, or codes ran out. */
  endGate(): Promise<void>;
  stop(): Promise<void>;
}

export type PasskeyDriverHarness =
  | { supported: true; start(): Promise<AnsweringTransport> }
  | { supported: false; start(): Promise<RefusingTransport> };
