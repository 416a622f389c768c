import type {
  EngineName,
  PasskeyAttempt,
  SessionStatus,
} from '@waha-passkey/contract';

/** What the play page shows; it is told each change. */
export interface PlayState {
  /** The API of the server that links. */
  serverUrl: string;
  session: string;
  phoneUrl: string;
  status: SessionStatus;
  attempt: PasskeyAttempt | null;
  /** The code that the server shows; a person compares it. */
  code: string | null;
  me: { id: string; pushName?: string } | null;
  engine: EngineName;
}

export const playActions = [
  'start',
  'scan',
  'sign',
  'confirm',
  'reject',
  'renew',
  'cancel',
  'logout',
] as const;

/** What a person can do on the page, each by one click. */
export type PlayAction = (typeof playActions)[number];
