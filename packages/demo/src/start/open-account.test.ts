import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openAccount } from './open-account';

describe('openAccount', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'account-'));
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('makes an account once, and finds it again', async () => {
    const file = path.join(folder, 'new/account.json');
    const made = await openAccount(file);
    expect(await openAccount(file)).toEqual(made);
  });

  it('says which file is no account, and does not overwrite it', async () => {
    const file = path.join(folder, 'account.json');
    fs.writeFileSync(file, '{}');
    await expect(openAccount(file)).rejects.toThrow(file);
    expect(fs.readFileSync(file, 'utf8')).toBe('{}');
  });

  it('says what to name instead of a folder', async () => {
    await expect(openAccount(folder)).rejects.toThrow(
      `${folder} is a folder. Name a file in it: --account ${folder}/account.json`,
    );
  });

  it('says which file cannot be made', async () => {
    const file = path.join(folder, 'file');
    fs.writeFileSync(file, '');
    await expect(openAccount(path.join(file, 'a/b.json'))).rejects.toThrow(
      `${file}/a/b.json cannot be read or made (ENOTDIR). Name another file with --account.`,
    );
  });
});
