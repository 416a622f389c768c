import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Account, Passkey } from './account';

export function createPasskey(): Passkey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    credentialId: randomBytes(32).toString('base64url'),
    userHandle: randomBytes(32).toString('base64url'),
    privateKey: privateKey
      .export({ type: 'pkcs8', format: 'der' })
      .toString('base64url'),
  };
}

/** A new account of its own passkey; numbers from the range for fiction. */
export function createAccount(about: Partial<Account> = {}): Account {
  return {
    phoneNumber: '12025550108',
    pushname: 'Stand-in',
    passkey: createPasskey(),
    ...about,
  };
}
