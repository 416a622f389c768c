export type { Account, Passkey } from './account/account';
export { readAccount, writeAccount } from './account/account-file';
export { createAccount, createPasskey } from './account/create-account';
export { parseAccount } from './account/parse-account';
export {
  chromiumLaunchOptions,
  type ChromiumLaunchOptions,
} from './chromium/chromium-launch-options';
export { findChromium } from './chromium/find-chromium';
export { randomMoments } from './chance/random-moments';
export {
  type LibraryBehaviour,
  type LibraryName,
  libraries,
} from './library/library-behaviour';
export { type PlayedClient, playLibrary } from './library/play-library';
export { type WaJsBehaviour, playWaJs } from './library/play-wa-js';
export {
  launchOwner,
  type BrowserLauncher,
  type Owner,
  type OwnerOptions,
} from './owner/launch-owner';
export {
  createSampleChallenge,
  SampleAssertion,
} from './owner/sample-assertion';
export { signInPage } from './owner/sign-in-page';
export {
  addVirtualAuthenticator,
  type VirtualAuthenticator,
} from './owner/virtual-authenticator';
export { Phone, type PhoneOptions } from './phone/phone';
export {
  type Generation,
  type GenerationName,
  generations,
} from './protocol/generations';
export type {
  DeviceState,
  LinkState,
  PhoneState,
  ShownQr,
} from './protocol/phone-state';
export { defaultScenario, type Scenario } from './protocol/scenario';
export { realTimings, scaleTimings, type Timings } from './protocol/timings';
export type {
  Delivery,
  IssuedChallenge,
  PageCall,
} from './stand-in/observations';
export { judgeAssertion, type Verdict } from './stand-in/judge';
export type { LinkPhase, LinkVia } from './protocol/link-phase';
export type { LinkedDevice } from './stand-in/linked-devices';
export type { ConnectionState, StandIn } from './stand-in/stand-in';
export { startStandIn, type StandInOptions } from './stand-in/start-stand-in';
export type { WaitOptions } from './stand-in/wait-for';
