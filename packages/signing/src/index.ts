export { signingOrigin, signingRpIds } from './signing-origin';
export type {
  PrfValues,
  SignableCredential,
  SignableOptions,
  SignablePrf,
} from './signable-options';
export { toSignable } from './to-signable';
export { signInPage, type InPage } from './sign-in-page';
export type { SignOutcome } from './sign-outcome';
export { describeOutcome } from './describe-outcome';
export { raceAbort } from './race-abort';
export { holdApp } from './tab/hold-app';
export {
  describeKind,
  toPanelTexts,
  toWaitingTexts,
  type PanelSubject,
} from './tab/panel-texts';
export { showPanel, type PanelChoice, type PanelTexts } from './tab/show-panel';
export {
  describeDocument,
  isUsable,
  readDocument,
  signingDocuments,
  type ShownDocument,
  type SigningDocument,
} from './tab/signing-documents';
