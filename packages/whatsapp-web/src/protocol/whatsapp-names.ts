/**
 * Every name of WhatsApp's that this project relies on. All may change with
 * any release of the page, so each use has a second way, and the canary
 * reports which of them a page offers.
 *
 * How sure each is: [P] people observed it in the field, [M] read in public
 * mirrors of the page's modules, several bundle generations (2026-06 to
 * 2026-09), [L] whatsapp-web.js 1.34.6 and 1.34.7 rely on it.
 */

/** [P] */
export const ORIGIN = 'https://web.whatsapp.com';

/** [P] `whatsapp.com`; the other is what a call without `rpId` would mean. */
export const RP_IDS = ['whatsapp.com', 'web.whatsapp.com'];

/**
 * [M] Meta's module system. `require` returns these two names without running
 * anything: the table with one entry a module, and a function that calls back
 * with a module that has run. whatsapp-web.js' moduleRaid, wa-js and whatsie
 * look into the same table. A page with neither is asked at the gate only.
 */
export const LOADER = {
  require: 'require',
  debug: '__debug',
  table: 'modulesMap',
  /** A boolean of each entry; exports of a module that runs are incomplete. */
  finished: 'factoryFinished',
  exports: ['exports', 'defaultExport'],
  ifRequired: 'ifRequired',
} as const;

/** Names for `window.require` [M], and the export that is used of each. */
export const MODULES = {
  /** [M] an emitter: `on`, `off`; the export bears the module's own name. */
  events: { name: 'WAWebLinkDeviceEvents', member: 'WAWebLinkDeviceEvents' },
  /** [M] `getCachedRequestOptions()`: UTF-8 JSON bytes, or null. */
  options: { name: 'WAWebShortcakeLinkingRequestOptionsCache' },
  /**
   * [M] `getShortcakeLinkingStage()`, `getVerificationCode()`, and in later
   * bundles `shouldSkipHandoffUx()`.
   */
  stages: { name: 'WAWebShortcakeLinkingApi' },
  /** [M] what the buttons of the passkey screen call; loaded lazily. */
  actions: { name: 'WAWebShortcakeLinkingAction' },
  /**
   * [M] `resetLinkDeviceState({linkDeviceMethod})`: back to the QR code;
   * `genLinkDeviceCodeForPhoneNumber(phone)`, which wa-js calls, makes a code by
   * `altLinking`.
   */
  linking: { name: 'WAWebLinkDeviceAction' },
  /** [M, L] `refreshQR()`: a new socket; the page's own Cancel calls it, too. */
  cmd: { name: 'WAWebCmd', member: 'Cmd' },
  /** [L] the same `refreshQR()`, as `cancelPairingCode` of 1.34.7 calls it. */
  launch: { name: 'WAWebLaunchSocketUtils' },
  /** [M, L] what makes a pairing code; see `GUARDED_ACTS`. */
  altLinking: { name: 'WAWebAltDeviceLinkingApi' },
  /** [L, 1.34.7] `getADVSecretKey()`: base64, the fourth field of a QR code. */
  secrets: { name: 'WAWebUserPrefsMultiDevice' },
  /** [L, 1.34.6] the same, and `generateADVSecretKey()`. */
  signatures: { name: 'WAWebAdvSignatureApi' },
  /** [L] `state`, `hasSynced`, and their `change:` events. */
  socket: { name: 'WAWebSocketModel', member: 'Socket' },
} as const;

/** [M, L] */
export const REFRESH_METHOD = 'refreshQR';

/** [M] of `MODULES.linking` */
export const CODE_METHOD = 'genLinkDeviceCodeForPhoneNumber';

/** [L] of `MODULES.secrets` and `MODULES.signatures`. */
export const SECRET_METHODS = {
  read: 'getADVSecretKey',
  generate: 'generateADVSecretKey',
} as const;

/**
 * [M, L] what ends an open attempt when a library calls it: a new socket, a new
 * pairing code, another secret. `initializeQRLinking` is not among them: only a
 * human's `cancelPairingCode()` calls it.
 */
export const GUARDED_ACTS: Partial<
  Record<keyof typeof MODULES, readonly string[]>
> = {
  cmd: [REFRESH_METHOD],
  launch: [REFRESH_METHOD],
  altLinking: [
    'setPairingType',
    'initializeAltDeviceLinking',
    'startAltLinkingFlow',
  ],
  linking: [CODE_METHOD],
  signatures: [SECRET_METHODS.generate],
};

/** For hosts that work on the page themselves: what they use of the socket. */
export const SOCKET_MODEL = {
  ...MODULES.socket,
  /** [L] `CONNECTED`, `UNPAIRED`, … */
  state: 'state',
  /** [L] true when the first sync is over. */
  hasSynced: 'hasSynced',
  /** [L] removes the device from the account. */
  logout: 'logout',
} as const;

/** For hosts: who the page is linked as; null or a user object. */
export const ME_USER = {
  name: 'WAWebUserPrefsMeUser',
  /** [L] null for an account without a phone number. */
  pn: 'getMaybeMePnUser',
  /** [L] */
  lid: 'getMaybeMeLidUser',
} as const;

/** For hosts: the name that the account shows to others. */
export const CONNECTION_MODEL = {
  name: 'WAWebConnModel',
  member: 'Conn',
  pushName: 'pushname',
} as const;

/** Members of WhatsApp's user objects. */
export const USER_ID = {
  /** [L] until 2026-07; [P] since 2.3000.1042401057 */
  spellings: ['_serialized', '$1'],
  /** [L] */
  user: 'user',
  server: 'server',
} as const;

/** [M] events of `MODULES.events`. */
export const EVENTS = {
  prologueRequested: 'link_device_events:passkey_prologue_request',
  prologueSent: 'link_device_events:shortcake_prologue_sent',
  /** (code, skipHandoffUx?): one bundle generation omits the second. */
  codeReady: 'link_device_events:shortcake_verification_code_ready',
  /** (reason): `timeout`, `server_error`. */
  failed: 'link_device_events:shortcake_error',
} as const;

/**
 * [M] further events of `MODULES.events`, without values, and what each says of
 * the pairing code that was made last. The page's own code screen makes a new
 * code at the second one; a library's code is not on that screen. The second
 * signal is a restart of the socket, after which no earlier code is accepted.
 */
export const PAIRING_CODE_EVENTS = {
  'link_device_events:primary_hello_received': 'used',
  'link_device_events:refresh_alt_linking_code': 'expired',
  'link_device_events:force_manual_refresh': 'expired',
  'link_device_events:error_alt_linking': 'failed',
} as const;

/** [M] what `getShortcakeLinkingStage()` answers while a link is under way. */
export const STAGES = {
  phone: 'WaitingForPrimaryIdentity',
  code: 'WaitingForVerificationCodeConfirmation',
  completing: 'WaitingForPairingCompletion',
} as const;

/** [M] a reason of `EVENTS.failed`; every other means a refusal. */
export const TIMEOUT_REASON = 'timeout';

/** [L] */
export const CONNECTED_STATE = 'CONNECTED';

/** [L] `Socket.state` while a device can be linked; the second: no ref is left. */
export const IDLE_STATE = 'UNPAIRED_IDLE';
export const UNPAIRED_STATES = ['UNPAIRED', IDLE_STATE];

/** [L] `Socket.state` of a socket that is about to be opened. */
export const RESTART_STATES = ['OPENING', 'UNLAUNCHED'];

/** [L] `Socket.state` once the phone's pairing has reached the page. */
export const PAIRING_STATES = ['PAIRING', CONNECTED_STATE];

/** [L] where the page goes after a log-out. */
export const LOGOUT_MARK = 'post_logout=1';

/** [L] events of `MODULES.socket`. */
export const SOCKET_EVENTS = ['change:state', 'change:hasSynced'] as const;

/** [M] functions of `MODULES.actions`. */
export const ACTIONS = {
  start: 'startShortcakePasskeyPairing',
  confirm: 'confirmShortcakeVerificationCode',
  cancel: 'cancelShortcakePasskeyPairing',
} as const;

/** [M] a member of the page's enum of pairing types. */
export const QR_PAIRING = 'QR_CODE';

/** [M] `data-testid`s. Bundles before 2026-07 drop those marked *. */
export const TEST_IDS = {
  screen: 'shortcake_passkey_screen' /* * */,
  prompt: 'shortcake_passkey_prompt_card',
  continue: 'shortcake_passkey_continue_button' /* * */,
  waiting: 'shortcake_waiting_for_phone_card',
  waitingButton: 'shortcake_waiting_continue_button' /* * */,
  codeCard: 'shortcake_code_matching_card' /* * */,
  code: 'shortcake_verification_code_display',
  confirm: 'shortcake_code_confirm_button' /* * */,
  cancel: 'shortcake_cancel_button',
  /** [P] */
  qr: 'link-device-qr-code',
} as const;

/** [M] of the QR code's element, which holds the code; also without test ids. */
export const QR_ATTRIBUTE = 'data-ref';

/**
 * [M] `<svg><title>` of icons in buttons, the same in every language: all that
 * tells the checkpoint's two buttons apart, which have no test ids. The one
 * with the second logs out, and is never touched.
 */
export const ICONS = {
  forward: 'ic-arrow-forward',
  logout: 'ic-logout',
} as const;

/** [L] `setInterval` of whatsapp-web.js that generates a new pairing code. */
export const PAIRING_CODE_TIMER = 'codeInterval';

/** [L] what whatsapp-web.js exposes to its page, and reports by. */
export const STATE_CALLBACK = 'onAuthAppStateChangedEvent';
export const QR_CALLBACK = 'onQRChangedEvent';
export const CODE_CALLBACK = 'onCodeReceivedEvent';

/**
 * What WPPConnect's wa-js leaves on `window`. 4.6.0 and later: `WPP.conn` can
 * cancel its renewals of a pairing code, and start them.
 */
export const WA_JS = {
  global: 'WPP',
  member: 'conn',
  cancel: 'cancelLinkDeviceCode',
  start: 'startLinkDeviceCodeForPhoneNumber',
  /** 3.23 and later: makes one pairing code. */
  make: 'genLinkDeviceCodeForPhoneNumber',
  isLinked: 'isRegistered',
} as const;

/** [L] the page's own version. */
export const PAGE_VERSION = { global: 'Debug', member: 'VERSION' } as const;
