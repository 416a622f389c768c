/** Every sentence of the page; one file a language fills it. */
export interface Texts {
  title: string;
  /** Around the session and the server's name. */
  linkingSession: (session: string) => string;
  onServer: (server: string) => string;
  newDevice: string;
  stopIfAsked: string;
  steps: { sign: string; phone: string; code: string; done: string };
  stepState: { now: string; done: string; next: string };
  timeLeft: (duration: string) => string;
  codeFree: (duration: string) => string;
  codeNeeded: string;
  opening: string;
  unreachable: string;
  tooOften: string;
  openHere: string;
  sign: {
    heading: string;
    here: string;
    hereHint: string;
    storeExtension: string;
    storeExtensionHint: string;
    otherWays: string;
    helper: string;
    helperHint: string;
    commandLine: string;
    commandLineHint: string;
    snippet: string;
    snippetHint: string;
    snippetOpen: string;
    snippetRead: string;
    snippetPaste: string;
    snippetServer: string;
    snippetAgree: string;
    snippetByPaste: string;
    snippetRequest: string;
    snippetResult: string;
    copy: string;
    copied: string;
    copyByHand: string;
    paste: string;
    send: string;
    pasteIsNoAnswer: string;
    waiting: string;
    /** `said`: the browser's own words. */
    refused: (said: string) => string;
    noFocus: (said: string) => string;
    noAnswer: string;
    failed: (reason: string) => string;
    showRequest: string;
    requestEnded: string;
    notFromHere: string;
    onHandheld: string;
  };
  phone: { heading: string; body: string };
  code: {
    heading: string;
    question: string;
    match: string;
    differ: string;
    warning: string;
    spelled: (code: string) => string;
  };
  completing: { heading: string; body: string };
  done: { heading: string; body: string };
  ended: { heading: string; renew: string };
  cancel: string;
  cancelHint: string;
  /** What is said instead where a linked device is asked. */
  checkpoint: {
    title: string;
    newDevice: string;
    judging: string;
    done: string;
    doneBody: string;
    ended: string;
    cancelHint: string;
  };
  /** Where the page is shown by another app. */
  inApp: { heading: string; body: string; copy: string };
  elsewhere: {
    offer: string;
    heading: string;
    body: string;
    link: string;
  };
  link: {
    missing: string;
    missingBody: string;
    used: string;
    usedBody: string;
    expired: string;
    expiredBody: string;
    replaced: string;
    replacedBody: string;
    cancelled: string;
    cancelledBody: string;
    unknown: string;
    unknownBody: string;
  };
}
