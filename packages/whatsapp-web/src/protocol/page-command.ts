import type { PasskeyAssertion } from '@waha-passkey/contract';
import type { PageSignals } from './page-signals';

export type ButtonName = 'continue' | 'cancel' | 'confirm' | 'checkpoint';

/**
 * `note-timers`: whatsapp-web.js is about to start its timer; `refresh`: have the
 * page show new QR codes, true when it can.
 */
export type GuardOrder = 'note-timers' | 'hold' | 'release' | 'refresh';

export type WatchPace = 'closely' | 'distantly' | 'asleep';

export type PageAction = 'start' | 'confirm' | 'cancel';

/** From Node to the page; the reply comes back within the same evaluation. */
export interface PageCommands {
  deliver: {
    callId: string;
    /** The page's cached challenge belongs to linking only. */
    isLinking: boolean;
    assertion: PasskeyAssertion;
    /** True: the page's promise is resolved. */
    reply: true | 'superseded' | 'unknown-call' | 'restarted';
  };
  /** Rejects the pending call with `NotAllowedError`. */
  end: { callId: string; reply: boolean };
  /** Whether what would end an open attempt is kept from it. */
  guard: { order: GuardOrder; reply: boolean };
  /** The secret that the next QR code has to carry; empty when it is unknown. */
  secret: { reply: string };
  /**
   * `closely`: the gate is open, look often. `asleep`: the device is linked;
   * events and a call are all there is to wait for.
   */
  watch: { pace: WatchPace; isLinking: boolean; reply: true };
  /**
   * What the modules say of a gate, at this very moment; another text with
   * each gate, null for none. Asked by the other world, not by Node.
   */
  sign: { reply: string | null };
  report: { reply: PageSignals };
  locate: { button: ButtonName; reply: ButtonPlace };
  /**
   * Where a trusted click has to go; until `release`, trusted input reaches
   * this button and nothing else.
   */
  aim: { button: ButtonName; reply: ButtonPlace };
  /** Focuses the button, so that a trusted key can press it; as `aim`. */
  focus: { button: ButtonName; reply: boolean };
  /** What `aim` and `focus` began is over. */
  release: { reply: true };
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
