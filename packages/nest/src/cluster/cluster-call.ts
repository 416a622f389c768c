import type { NamedAttempt } from '@waha-passkey/ceremony';
import type { HandoffAction } from '../handoff/handoff-log';

/** What one worker asks of another: a route that names what is held there. */
export type ClusterCall =
  | {
      kind: 'read';
      session: string;
      what: 'attempt' | 'challenge' | 'confirmation' | 'capability';
    }
  | {
      kind: 'action';
      session: string;
      what: 'submit' | 'confirm' | 'reject' | 'cancel' | 'renew';
      named: NamedAttempt;
      /** Of a submit. */
      body?: unknown;
    }
  | { kind: 'mint'; session: string; address: string }
  | {
      kind: 'link';
      what: HandoffAction | 'read';
      secret: string;
      address: string;
      /** Of a claim and a transfer. */
      next?: string | undefined;
      /** Of a submit. */
      body?: unknown;
    };
