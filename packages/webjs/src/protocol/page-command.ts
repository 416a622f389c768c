import type { PasskeyAssertion } from '@waha-passkey/contract';
import type { PageSignals } from './page-signals';

export type ButtonName = 'continue' | 'cancel' | 'confirm' | 'checkpoint';

export type PageAction = 'start' | 'confirm' | 'cancel';

/** From Node to the page; the reply comes back within the same evaluation. */
export interface PageCommands {
  deliver: {
    callId: string;
    /** The page's cached challenge belongs to linking only. */
    isLinking: boolean;
    assertion: PasskeyAssertion;
    /** True: the page's promise is resolved. */
    reply: true | 'superseded' | 'unknown-call';
  };
  /** Rejects the pending call with `NotAllowedError`. */
  end: { callId: string; reply: boolean };
  /**
   * While the gate is open: look at the modules often, and keep
   * whatsapp-web.js from generating a new pairing code.
   */
  watch: { closely: boolean; reply: true };
  report: { reply: PageSignals };
  locate: { button: ButtonName; reply: ButtonPlace };
  /** Focuses the button, so that a trusted key can press it. */
  focus: { button: ButtonName; reply: boolean };
  /** `element.click()`: untrusted, for a button that nothing else reaches. */
  click: { button: ButtonName; reply: boolean };
  /** What the button would call; true when the page offers it. */
  invoke: { action: PageAction; reply: boolean };
  uninstall: { reply: true };
}

export type PageCommandName = keyof PageCommands;

export type PageCommand = {
  [Name in PageCommandName]: {
    name: Name;
  } & Omit<PageCommands[Name], 'reply'>;
}[PageCommandName];

export type PageReply<Name extends PageCommandName> =
  PageCommands[Name]['reply'];

export type ButtonPlace =
  | { found: false }
  | {
      found: true;
      enabled: boolean;
      /** A click at (x, y) reaches it: in view, nothing above it. */
      reachable: boolean;
      x: number;
      y: number;
    };
