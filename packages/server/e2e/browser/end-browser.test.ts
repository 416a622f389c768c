import { access, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromiumLaunchOptions } from '@waha-passkey/testbed';
import { launchBrowser, endBrowser } from '@waha-passkey/browser';

describe('a browser that ends', () => {
  it('by itself leaves no process and no file', async () => {
    const { browser, close, group, folder } = await launch();
    expect(await livingMembers(group)).not.toEqual([]);
    await close();
    expect(browser.connected).toBe(false);
    expect(await livingMembers(group)).toEqual([]);
    await expect(access(folder)).rejects.toThrow('ENOENT');
  });

  it.each(['SIGSTOP', 'SIGKILL'] as const)(
    'after %s leaves no process and no file either',
    async (signal) => {
      const { browser, close, group, folder } = await launch();
      process.kill(group, signal);
      await endBrowser(browser, 200);
      expect(await livingMembers(group)).toEqual([]);
      await close();
      await expect(access(folder)).rejects.toThrow('ENOENT');
    },
  );

  it('may never have come up', async () => {
    await expect(endBrowser(undefined)).resolves.toBeUndefined();
    const folders = await temporaryFolders();
    const options = { executablePath: '/no/such/browser' };
    await expect(launchBrowser(options)).rejects.toThrow();
    expect(await temporaryFolders()).toEqual(folders);
  });
});

async function launch() {
  const before = await temporaryFolders();
  const launched = await launchBrowser(
    chromiumLaunchOptions({ chromiumArgs: [] }),
  );
  const [name = ''] = (await temporaryFolders()).filter(
    (one) => !before.includes(one),
  );
  const group = launched.browser.process()?.pid;
  if (!group) throw new Error('The browser has no process.');
  return { ...launched, group, folder: path.join(tmpdir(), name) };
}

/** Of this process: other tests run at the same time. */
async function temporaryFolders(): Promise<string[]> {
  const names = await readdir(tmpdir());
  return names.filter((name) => name.includes(`-${process.pid}-`));
}

async function livingMembers(group: number): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
      const [state, , pgrp] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(pgrp) === group && state !== 'Z' ? [id] : [];
    }),
  );
  return found.flat();
}
