import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer';
import type { Account } from '../account/account';
import { chromiumLaunchOptions } from '../chromium/chromium-launch-options';
import { QUIET_PATH } from '../stand-in/page-server';
import type { StandIn } from '../stand-in/stand-in';
import { signInPage } from './sign-in-page';
import { addVirtualAuthenticator } from './virtual-authenticator';

/** Launches a browser; its `close` resolves when nothing of it is left. */
export type BrowserLauncher = (
  options: LaunchOptions,
) => Promise<{ browser: Browser; close: () => Promise<void> }>;

export interface OwnerOptions {
  /** Whose passkey signs: the stand-in's account unless said otherwise. */
  account?: Account;
  headful?: boolean;
  /** Puppeteer's own way by default. */
  launch?: BrowserLauncher;
  /** False: the authenticator verifies no user, so the UV flag stays clear. */
  userVerified?: boolean;
}

/** The account's owner, in a browser of their own. */
export interface Owner {
  /** Real `navigator.credentials.get()` at the true origin; `toJSON()` of it. */
  sign(challenge: PasskeyChallenge): Promise<PasskeyAssertion>;
  setUserVerified(verified: boolean): Promise<void>;
  close(): Promise<void>;
}

export async function launchOwner(
  standIn: Pick<StandIn, 'chromiumArgs' | 'origin' | 'account'>,
  o: OwnerOptions = {},
): Promise<Owner> {
  const launch = o.launch ?? launchByPuppeteer;
  const { browser, close } = await launch(
    chromiumLaunchOptions(standIn, { headful: o.headful ?? false }),
  );
  try {
    const [page = await browser.newPage()] = await browser.pages();
    await page.goto(`${standIn.origin}${QUIET_PATH}`);
    const authenticator = await addVirtualAuthenticator(
      page,
      o.account ?? standIn.account,
    );
    await authenticator.setUserVerified(o.userVerified ?? true);
    return {
      sign: (challenge) => signInPage(page, challenge),
      setUserVerified: (verified) => authenticator.setUserVerified(verified),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const launchByPuppeteer: BrowserLauncher = async (options) => {
  const browser = await puppeteer.launch({
    ...options,
    // With a pipe the browser ends when this process is killed.
    pipe: true,
    // Puppeteer would end the whole process, in the midst of its cleaning up.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return { browser, close: () => browser.close() };
};
