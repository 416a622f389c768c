import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAccount, writeAccount } from './account-file';
import { createAccount } from './create-account';
import { parseAccount } from './parse-account';

describe('an account file', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'account-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('comes back as it was written, for its owner only', async () => {
    const account = createAccount();
    const file = path.join(folder, 'account.json');
    await writeAccount(file, account);
    expect(await readAccount(file)).toEqual(account);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is named in the error when it is no JSON', async () => {
    const file = path.join(folder, 'account.json');
    await writeFile(file, 'not json');
    await expect(readAccount(file)).rejects.toThrow(
      `${file} is not an account file.`,
    );
  });
});

describe('parseAccount', () => {
  const account = createAccount();
  const withPasskey = (passkey: object) => ({
    ...account,
    passkey: { ...account.passkey, ...passkey },
  });

  it.each([
    ['a list', [], 'The account must be a JSON object.'],
    ['a plus sign', { ...account, phoneNumber: '+12025550108' }, 'phoneNumber'],
    ['no name', { ...account, pushname: '' }, 'pushname'],
    ['no passkey', { ...account, passkey: null }, 'passkey must be'],
    [
      'padding',
      withPasskey({ credentialId: 'AAA=' }),
      'passkey.credentialId must be base64url without padding',
    ],
    [
      'a long user handle',
      withPasskey({ userHandle: Buffer.alloc(65).toString('base64url') }),
      'passkey.userHandle has 65 bytes; 1 to 64 are possible.',
    ],
    [
      'no key',
      withPasskey({ privateKey: Buffer.alloc(64).toString('base64url') }),
      'passkey.privateKey is not a PKCS#8 key',
    ],
    [
      'a key of another curve',
      withPasskey({
        privateKey: generateKeyPairSync('ec', { namedCurve: 'P-384' })
          .privateKey.export({ type: 'pkcs8', format: 'der' })
          .toString('base64url'),
      }),
      'must be an ECDSA key on P-256; it is secp384r1.',
    ],
    [
      'a key of another kind',
      withPasskey({
        privateKey: generateKeyPairSync('ed25519')
          .privateKey.export({ type: 'pkcs8', format: 'der' })
          .toString('base64url'),
      }),
      'it is of another kind.',
    ],
  ])('refuses %s', (_what, value, message) => {
    expect(() => parseAccount(value)).toThrow(message);
  });
});
