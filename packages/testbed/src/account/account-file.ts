import { readFile, writeFile } from 'node:fs/promises';
import type { Account } from './account';
import { parseAccount } from './parse-account';

export async function readAccount(path: string): Promise<Account> {
  const text = await readFile(path, 'utf8');
  try {
    return parseAccount(JSON.parse(text) as unknown);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${path} is not an account file. ${why}`, { cause });
  }
}

/** Only its owner may read the file: it holds the private key. */
export async function writeAccount(
  path: string,
  account: Account,
): Promise<void> {
  const text = `${JSON.stringify(account, null, 2)}\n`;
  await writeFile(path, text, { mode: 0o600 });
}
