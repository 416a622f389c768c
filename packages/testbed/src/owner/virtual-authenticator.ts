import type { CDPSession, Page } from 'puppeteer';
import type { Account } from '../account/account';
import { RP_ID } from '../stand-in/judge';

export interface VirtualAuthenticator {
  setUserVerified(verified: boolean): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Gives a page a platform authenticator that holds the account's passkey. It
 * lives as long as the page's CDP session.
 */
export async function addVirtualAuthenticator(
  page: Page,
  { passkey }: Account,
): Promise<VirtualAuthenticator> {
  const cdp: CDPSession = await page.createCDPSession();
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send(
    'WebAuthn.addVirtualAuthenticator',
    {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    },
  );
  await cdp.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: {
      rpId: RP_ID,
      isResidentCredential: true,
      credentialId: toBase64(passkey.credentialId),
      userHandle: toBase64(passkey.userHandle),
      privateKey: toBase64(passkey.privateKey),
      signCount: 0,
    },
  });
  return {
    setUserVerified: async (isUserVerified) => {
      await cdp.send('WebAuthn.setUserVerified', {
        authenticatorId,
        isUserVerified,
      });
    },
    remove: () => cdp.detach(),
  };
}

function toBase64(base64url: string): string {
  return Buffer.from(base64url, 'base64url').toString('base64');
}
