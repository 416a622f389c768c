/**
 * How this WhatsApp behaves. Every member can be set while the stand-in runs;
 * the page takes it up at once, module names included.
 */
export interface Scenario {
  /** The account needs a passkey to link a device. */
  gate: boolean;
  /** `Debug.VERSION` of pages loaded from now on. */
  version: string;
  /** From a page's request to the server's answer, whatever the clock scale. */
  answerDelayMs: number;

  // What differs between generations of the page; see `generations.ts`
  /** Pages loaded from now on replace their four timer functions mid-boot. */
  timers: 'native' | 'swapped';
  /** The member of a user id that spells it in full. */
  userIds: '_serialized' | '$1';
  /** Which identities of the account the page knows. */
  accounts: 'pn-and-lid' | 'lid-only';

  // What the page lets others see of the gate
  /** The page's emitter fires its `link_device_events:*`. */
  firesEvents: boolean;
  /** The emitter's module; another name is a renamed module. */
  emitterModule: string;
  /** `WAWebShortcakeLinkingRequestOptionsCache` exists. */
  hasOptionsCache: boolean;
  /** The cache's module; another name is a renamed module. */
  optionsCacheModule: string;
  /** `WAWebShortcakeLinkingApi` and `WAWebShortcakeLinkingAction` exist. */
  hasLinkingApi: boolean;
  /**
   * Which elements bear a `data-testid`: all, all but the two shared primary
   * buttons of the passkey screen (one bundle generation), or none.
   */
  testIds: 'all' | 'no-primary-buttons' | 'none';
  /** Primary buttons bear their icons, named alike in every language. */
  icons: boolean;
  /** Buttons that are there before the gate, too: help, and Log out. */
  standingButtons: boolean;
  /** `in-card`: next to the primary button, and of the same look. */
  cancelPlace: 'below-card' | 'in-card';
  /** Continue calls `navigator.credentials.get()`; else it waits for ever. */
  callsGet: boolean;
  /**
   * `at-load`: the page's first script keeps `navigator.credentials.get`, as a
   * library would that guards itself against later patches.
   */
  takesGet: 'when-called' | 'at-load';
  /**
   * `one-by-one`: modules run one after the other, those of the page before its
   * version is announced, those of the passkey screen later; see `modulesMs`.
   */
  moduleLoading: 'at-once' | 'one-by-one';
  /** `breaks`: a module required before the page ran it fails for good. */
  earlyRequire: 'runs' | 'breaks';
  /**
   * What shows which modules have run: `require('__debug').modulesMap` and
   * `require('ifRequired')`, the second alone, or nothing.
   */
  moduleTable: 'debug' | 'if-required' | 'none';
  /** What `require` does with a name it does not know. */
  unknownModules: 'permissive' | 'throw' | 'null';
  /**
   * What this page does not have: modules (`WAWebStreamModel`), members of their
   * exports (`WAWebStreamModel.Stream`), and, of pages loaded from now on, globals
   * of the module system (`importNamespace`).
   */
  lacks: string[];
  /** False: the page lacks the module that clients need to get ready. */
  hasCollections: boolean;
  /** The page loads a same-origin frame, which navigates once. */
  loadsFrame: boolean;
  /** `Cross-Origin-Opener-Policy` of its pages; null: none. */
  openerPolicy: 'same-origin-allow-popups' | 'same-origin' | null;

  // The request options
  /** Their `timeout`, in milliseconds, whatever the clock scale; null: none. */
  optionsTimeoutMs: number | null;
  /** base64url; null names the account's own passkey. */
  allowCredentials: (string | null)[];
  userVerification: 'required' | 'preferred' | 'discouraged';
  extensions: Record<string, unknown> | null;
  /** A second request with another challenge follows after this time. */
  secondPrologueAfterMs: number | null;
  /**
   * Cached options outlive a failure after the assertion, so that Continue asks with
   * the same challenge again, which the server refuses once it was used.
   */
  keepsOptionsAfterFailure: boolean;

  // Pairing codes
  /** The page fires `primary_hello_received` when the phone takes its code. */
  announcesPrimaryHello: boolean;
  /** How long a code is accepted; scaled with the clock. Null: until it is used. */
  pairingCodeMs: number | null;
  /** The event by which the page says that its code is accepted no longer. */
  pairingCodeEnd:
    'refresh_alt_linking_code' | 'force_manual_refresh' | 'error_alt_linking';

  // After the assertion
  /** False: the page takes the assertion, and nothing follows, ever. */
  continues: boolean;
  /** Where the server refuses, whatever the assertion is worth. */
  serverError: 'prologue' | 'nonce' | 'pairing' | null;
  /** From a tap on the phone to its effect; scaled with the clock. */
  phoneDelayMs: number;
  /** Whether a page learns that the phone declined, or only waits. */
  declineReaches: 'page' | 'nobody';
  /** False: a bundle whose code event carries only the code. */
  codeEventCarriesSkip: boolean;
  /**
   * Which codes the page confirms by itself: those inside its window that say
   * so (and no other), all of them, or none.
   */
  confirmsItself: 'when-skipping' | 'always' | 'never';

  // Linked devices
  /** Every newly linked device meets the checkpoint at once. */
  checkpointAfterLinking: boolean;
}

export const defaultScenario: Readonly<Scenario> = {
  gate: true,
  version: '2.3000.1029861023',
  answerDelayMs: 0,
  timers: 'native',
  userIds: '_serialized',
  accounts: 'pn-and-lid',
  firesEvents: true,
  emitterModule: 'WAWebLinkDeviceEvents',
  hasOptionsCache: true,
  optionsCacheModule: 'WAWebShortcakeLinkingRequestOptionsCache',
  hasLinkingApi: true,
  testIds: 'all',
  icons: true,
  standingButtons: false,
  cancelPlace: 'below-card',
  callsGet: true,
  takesGet: 'when-called',
  moduleLoading: 'at-once',
  earlyRequire: 'runs',
  moduleTable: 'debug',
  unknownModules: 'permissive',
  lacks: [],
  hasCollections: true,
  loadsFrame: false,
  openerPolicy: null,
  optionsTimeoutMs: 600_000,
  allowCredentials: [],
  userVerification: 'required',
  extensions: { uvm: true },
  secondPrologueAfterMs: null,
  keepsOptionsAfterFailure: true,
  announcesPrimaryHello: true,
  pairingCodeMs: null,
  pairingCodeEnd: 'force_manual_refresh',
  continues: true,
  serverError: null,
  phoneDelayMs: 0,
  declineReaches: 'page',
  codeEventCarriesSkip: true,
  confirmsItself: 'when-skipping',
  checkpointAfterLinking: false,
};
