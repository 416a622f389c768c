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
  try {
    return await readOrMake(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Error(
      code === 'EISDIR'
        ? `${file} is a folder. Name a file in it: --account ${path.join(file, 'account.json')}`
        : `${file} cannot be read or made (${code}). Name another file with --account.`,
      { cause: error },
    );
  }
}

async function readOrMake(file: string): Promise<Account> {
  if (existsSync(file)) return readAccount(file);
  const account = createAccount();
  mkdirSync(path.dirname(file), { recursive: true });
  await writeAccount(file, account);
  return account;
}
