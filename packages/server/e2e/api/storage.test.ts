import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createDataFolder, removeDataFolder } from '../hosts/data-folder';
import { InMemoryHost } from '../hosts/in-memory-host';
import { SmallDisk } from '../hosts/small-disk';

interface Body {
  status: string;
  reason: string | null;
  config: unknown;
  message: string;
}

const full =
  "The record of the session 'a' could not be written (ENOSPC). The disk is full: free space, then try again.";

describe('a full disk', () => {
  let disk: SmallDisk | null;
  let host: InMemoryHost;

  beforeEach(async () => {
    disk = await SmallDisk.mount('512k');
    if (!disk) {
      process.emitWarning(
        'Not tried with a full disk: mount(8) is not allowed here.',
      );
      return;
    }
    host = await InMemoryHost.start({ WAHA_LOCAL_STORE_BASE_DIR: disk.folder });
  });

  afterEach(async () => {
    if (disk) await host.close();
    await disk?.unmount();
  });

  const get = () => host.api.get<Body>('/api/sessions/a');
  const post = (order: string) =>
    host.api.post<Body>(`/api/sessions/a/${order}`);

  it('leaves a session as it was and running, and takes the same again later', async () => {
    if (!disk) return;
    const config = { metadata: { size: 'small' } };
    await host.api.post('/api/sessions', { name: 'a', config });
    const run = host.engine.runOf('a');
    await disk.fill();

    const larger = { config: { metadata: { size: 'x'.repeat(9_000) } } };
    const answer = await host.api.put<Body>('/api/sessions/a', larger);
    expect([answer.status, answer.body.message]).toEqual([507, full]);
    expect(run.calls).toEqual(['start']);
    expect((await get()).body).toMatchObject({ status: 'STARTING', config });
    expect(host.lines.join('')).toContain(full);

    await disk.free();
    expect((await host.api.put('/api/sessions/a', larger)).status).toBe(200);
    expect((await get()).body).toMatchObject(larger);
  });

  it('makes no session that it could not keep', async () => {
    if (!disk) return;
    await disk.fill();
    const body = { name: 'a', config: { metadata: { a: 'x'.repeat(9_000) } } };
    expect((await host.api.post('/api/sessions', body)).status).toBe(507);
    expect((await get()).status).toBe(404);
    await disk.free();
    expect((await host.api.post('/api/sessions', body)).status).toBe(201);
  });

  it('stops, restarts and deletes', async () => {
    if (!disk) return;
    await host.api.post('/api/sessions', { name: 'a' });
    await disk.fill();
    expect((await post('restart')).body.status).toBe('STARTING');
    const stopped = await post('stop');
    expect([stopped.status, stopped.body.status]).toEqual([201, 'STOPPED']);
    expect(host.lines.join('')).toContain(
      'Session a: stopped, but starts again with the server.',
    );
    expect((await host.api.delete('/api/sessions/a')).status).toBe(200);
    expect((await get()).status).toBe(404);
  });
});

describe('a data folder that is damaged', () => {
  let folder: string;
  let host: InMemoryHost | null = null;

  beforeEach(async () => {
    folder = await createDataFolder();
  });

  afterEach(async () => {
    await host?.close();
    host = null;
    await removeDataFolder(folder);
  });

  const start = async () => {
    host = await InMemoryHost.start({ WAHA_LOCAL_STORE_BASE_DIR: folder });
    return host.api;
  };

  const write = async (name: string, text: string) => {
    const file = path.join(folder, name, 'session.json');
    await mkdir(path.dirname(file));
    await writeFile(file, text);
    return file;
  };

  it.each(['', '{"name":"a","engine"', '\0'.repeat(64)])(
    'costs one session, which a new configuration repairs (%j)',
    async (text) => {
      const file = await write('a', text);
      await write('b', '{"engine":"WEBJS","config":{},"running":true}');
      const api = await start();
      const reason = `${file} is not a session record. Set the configuration again with PUT /api/sessions/a, or delete the session.`;
      const damaged = await api.get<Body>('/api/sessions/a');
      expect(damaged.body).toMatchObject({ status: 'FAILED', reason });
      expect((await api.get<Body>('/api/sessions/b')).body.status).toBe(
        'STARTING',
      );
      for (const order of ['start', 'restart']) {
        const refused = await api.post<Body>(`/api/sessions/a/${order}`);
        expect([refused.status, refused.body.message]).toEqual([422, reason]);
      }
      expect((await api.post('/api/sessions/a/stop')).status).toBe(201);
      expect(await readFile(file, 'utf8')).toBe(text);

      const put = await api.put<Body>('/api/sessions/a', { config: {} });
      expect(put.body.status).toBe('STOPPED');
      const started = await api.post<Body>('/api/sessions/a/start');
      expect(started.body.status).toBe('STARTING');
    },
  );

  it('names an engine that this host does not have, and keeps that record', async () => {
    const text = '{"engine":"TIDY","config":{},"running":true}';
    const file = await write('a', text);
    const api = await start();
    const { body } = await api.get<Body>('/api/sessions/a');
    expect(body.reason).toBe(
      `${file} is of the engine TIDY, which this host does not have. Change it and restart the server, or delete the session.`,
    );
    expect((await api.put('/api/sessions/a', { config: {} })).status).toBe(422);
    expect(await readFile(file, 'utf8')).toBe(text);
    expect((await api.delete('/api/sessions/a')).status).toBe(200);
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });

  it.each([
    [{ server: 'http://me:canary@proxy:3128' }, 'server must not contain'],
    [{ server: 'socks5://proxy:1080', username: 'me' }, 'must not be a SOCKS'],
    [{ server: 'proxy:3128', username: 7 }, 'username must be a string'],
    ['proxy:3128', 'proxy must be an object'],
  ])('names a stored proxy that the API refuses: %j', async (proxy, rule) => {
    const record = { engine: 'WEBJS', config: { proxy }, running: true };
    const file = await write('a', JSON.stringify(record));
    const api = await start();
    const { body } = await api.get<Body>('/api/sessions/a');
    expect(body.status).toBe('FAILED');
    expect(body.reason).toMatch(/^The proxy in .* cannot be used: /);
    expect(body.reason).toContain(file);
    expect(body.reason).toContain(rule);
    expect(body.reason).not.toContain('canary');
    expect(host?.engine.runs).toEqual([]);
    const put = await api.put<Body>('/api/sessions/a', { config: {} });
    expect([put.status, put.body.status]).toEqual([200, 'STOPPED']);
    const started = await api.post<Body>('/api/sessions/a/start');
    expect(started.body.status).toBe('STARTING');
  });

  it('answers 503 when it cannot be written', async () => {
    const api = await start();
    await api.post('/api/sessions', { name: 'a', start: false });
    await rm(path.join(folder, 'a'), { recursive: true });
    await writeFile(path.join(folder, 'a'), 'a file where the folder was');
    const { status, body } = await api.post<Body>('/api/sessions/a/start');
    expect([status, body.message]).toEqual([
      503,
      "The record of the session 'a' could not be written (EEXIST). Check that this user may write the data folder and that its disk works, then try again.",
    ]);
    expect((await api.get<Body>('/api/sessions/a')).body.status).toBe(
      'STOPPED',
    );
    expect((await api.delete('/api/sessions/a')).status).toBe(200);
  });
});
