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
