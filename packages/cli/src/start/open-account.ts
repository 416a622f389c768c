import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  createAccount,
  readAccount,
  writeAccount,
  type Account,
} from '@waha-passkey/testbed';

/**
 * The played account with its passkey, kept in a file: whoever has the file can
 * play its owner with any WebAuthn authenticator that takes a key.
 */
export async function openAccount(file: string): Promise<Account> {
  if (existsSync(file)) return readAccount(file);
  const account = createAccount();
  mkdirSync(path.dirname(file), { recursive: true });
  await writeAccount(file, account);
  return account;
}
