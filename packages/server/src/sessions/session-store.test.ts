import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SessionRecord } from './session-record';
import { SessionStore } from './session-store';

const record = (name: string): SessionRecord => ({
  name,
  engine: 'WEBJS',
  config: { metadata: { 'user.id': '1' } },
  running: true,
});

describe('SessionStore', () => {
  let root: string;
  let store: SessionStore;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'waha-passkey-store-'));
    store = new SessionStore(path.join(root, 'sessions'));
  });

  afterEach(async () => {
    await rm(root, { recursive: true, force: true });
  });

  it('reads back what was saved, also under unlucky names', async () => {
    const names = ['__proto__', 'constructor', 'default'];
    for (const name of names) {
      await store.save(record(name));
    }
    expect(await store.load()).toEqual(names.map(record));
  });

  it('starts empty in a folder that is not there yet', async () => {
    expect(await store.load()).toEqual([]);
  });

  it('keeps the record to its owner, and no half-written file', async () => {
    await store.save(record('default'));
    const folder = store.folderOf('default');
    expect(await readdir(folder)).toEqual(['session.json']);
    const { mode } = await stat(path.join(folder, 'session.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('removes everything of a session', async () => {
    await store.save(record('default'));
    await store.remove('default');
    await store.remove('default');
    expect(await store.load()).toEqual([]);
  });

  it.each(['{', 'null', '{"engine":"X"}', '{"engine":"WEBJS","config":{}}'])(
    'names the file that is no record: %s',
    async (text) => {
      await mkdir(store.folderOf('bad'), { recursive: true });
      const file = path.join(store.folderOf('bad'), 'session.json');
      await writeFile(file, text);
      await expect(store.load()).rejects.toThrow(file);
    },
  );
});
