import type { Scenario } from '@waha-passkey/testbed';
import type { PageEngine } from '../stage/page-engines';
import type { RefusingEngine } from '../stage/refusing-stage';

export interface DemoOptions {
  /** One that refuses shows how, and takes no other option. */
  engine: PageEngine | RefusingEngine;
  /** Link by phone number and pairing code instead of a QR code. */
  pairingCode: boolean;
  /** Sign after the window, so that both sides show a code. */
  code: boolean;
  /** Stay open: a person plays phone and owner in a browser. */
  interactive: boolean;
  /** Show the browsers. */
  headful: boolean;
  /** Of the play page; only with `interactive`. */
  port: number;
  /** Another WhatsApp than the friendly one. */
  scenario: Partial<Scenario>;
}
