import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import puppeteer from 'puppeteer';
import type { Account } from '../account/account';
import { chromiumLaunchOptions } from '../chromium/chromium-launch-options';
import { QUIET_PATH } from '../stand-in/page-server';
import type { StandIn } from '../stand-in/stand-in';
import { signInPage } from './sign-in-page';
import { addVirtualAuthenticator } from './virtual-authenticator';

export interface OwnerOptions {
  /** Whose passkey signs: the stand-in's account unless said otherwise. */
  account?: Account;
  headful?: boolean;
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
  const browser = await puppeteer.launch({
    ...chromiumLaunchOptions(standIn, { headful: o.headful ?? false }),
    // With a pipe the browser ends when this process is killed.
    pipe: true,
    // Puppeteer would end the whole process, in the midst of its cleaning up.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
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
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
