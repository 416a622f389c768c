import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
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

const stored = (name: string) => ({ name, record: record(name), fault: null });

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
    expect(await store.load()).toEqual(names.map(stored));
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

  it.each([
    ['empty', ''],
    ['half', '{"engine":"WEBJS","config":{'],
    ['NUL', '\0'.repeat(120)],
    ['another value', 'null'],
    ['another object', '{"engine":"WEBJS","config":{}}'],
  ])('names a record that is %s, and reads the others', async (_, text) => {
    const [bad, good] = [new SessionStore(root), new SessionStore(root)];
    await good.save(record('good'));
    await mkdir(bad.folderOf('bad'), { recursive: true });
    const file = bad.fileOf('bad');
    await writeFile(file, text);
    expect(await bad.load()).toEqual([
      { name: 'bad', record: null, fault: `${file} is not a session record` },
      stored('good'),
    ]);
  });

  it('reads a record, or names it, wherever a power loss has cut it', async () => {
    await store.save(record('default'));
    const file = store.fileOf('default');
    const whole = await readFile(file);
    for (let length = 0; length < whole.length; length += 1) {
      await writeFile(file, whole.subarray(0, length));
      const [found] = await new SessionStore(
        path.dirname(store.folderOf('default')),
      ).load();
      expect(found?.record).toBeNull();
      await writeFile(
        file,
        Buffer.concat([
          whole.subarray(0, length),
          Buffer.alloc(whole.length - length),
        ]),
      );
      const [zeroed] = await new SessionStore(
        path.dirname(store.folderOf('default')),
      ).load();
      expect(zeroed?.record).toBeNull();
    }
  });

  it('replaces what a crash has left of a new record', async () => {
    await mkdir(store.folderOf('default'), { recursive: true });
    await symlink('/dev/full', `${store.fileOf('default')}.new`);
    await store.save(record('default'));
    expect(await readdir(store.folderOf('default'))).toEqual(['session.json']);
  });

  it('says why it could not write, and leaves nothing', async () => {
    await mkdir(path.dirname(store.folderOf('a')), { recursive: true });
    await writeFile(store.folderOf('a'), 'a file where the folder belongs');
    await expect(store.save(record('a'))).rejects.toThrow(
      "The record of the session 'a' could not be written (EEXIST). Check that this user may write the data folder and that its disk works, then try again.",
    );
  });
});
