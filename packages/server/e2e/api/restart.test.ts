import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, readSettings } from '../../src';
import { ApiClient } from '../hosts/api-client';
import { createDataFolder, removeDataFolder } from '../hosts/data-folder';
import { InMemoryEngine } from '../hosts/in-memory-engine';

const silent = { write: () => undefined };

describe('the next process', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await createDataFolder();
  });

  afterEach(async () => {
    await removeDataFolder(folder);
  });

  const start = async (
    engine: InMemoryEngine,
    environment: NodeJS.ProcessEnv = {},
  ) => {
    const server = await createServer(
      readSettings({
        WHATSAPP_API_PORT: '0',
        WAHA_LOCAL_STORE_BASE_DIR: folder,
        ...environment,
      }),
      { engines: [engine], logDestination: silent },
    );
    return { server, api: ApiClient.of(server) };
  };

  const prepare = async () => {
    const { server, api } = await start(new InMemoryEngine());
    const config = { metadata: { a: 'b' } };
    await api.post('/api/sessions', { name: 'ran', config });
    await api.post('/api/sessions', { name: 'constructor' });
    await api.post('/api/sessions', { name: 'stopped' });
    await api.post('/api/sessions/stopped/stop');
    await server.close();
  };

  it('starts again what ran, with its configuration', async () => {
    await prepare();
    const engine = new InMemoryEngine();
    const { server, api } = await start(engine);
    const { body } = await api.get('/api/sessions?all=true');
    await server.close();
    expect(body).toMatchObject([
      { name: 'constructor', status: 'STARTING' },
      { name: 'ran', status: 'STARTING', config: { metadata: { a: 'b' } } },
      { name: 'stopped', status: 'STOPPED' },
    ]);
    expect(engine.runs.map(({ options }) => options.session)).toEqual([
      'constructor',
      'ran',
    ]);
  });

  it('starts nothing when told so', async () => {
    await prepare();
    const engine = new InMemoryEngine();
    const { server, api } = await start(engine, {
      WAHA_WORKER_RESTART_SESSIONS: 'False',
    });
    const { body } = await api.get<unknown[]>('/api/sessions?all=true');
    await server.close();
    expect(body).toHaveLength(3);
    expect(engine.runs).toEqual([]);
  });

  it('closes what it opened when a session cannot be started again', async () => {
    await prepare();
    const engine = new InMemoryEngine();
    const createRun = engine.createRun.bind(engine);
    engine.createRun = (options) => {
      if (options.session === 'ran') throw new Error('unforeseen');
      return createRun(options);
    };
    const port = await findFreePort();
    await expect(
      start(engine, { WHATSAPP_API_PORT: String(port) }),
    ).rejects.toThrow('unforeseen');
    expect(engine.runOf('constructor').calls).toEqual(['start', 'stop']);
    await expect(fetch(`http://127.0.0.1:${port}/ping`)).rejects.toThrow(
      'fetch failed',
    );
  });

  it('ends every run when it closes, and answers no more', async () => {
    const engine = new InMemoryEngine();
    const { server, api } = await start(engine);
    await api.post('/api/sessions', { name: 'a' });
    await Promise.all([server.close(), server.close()]);
    expect(engine.runOf('a').calls).toEqual(['start', 'stop']);
    await expect(api.get('/ping')).rejects.toThrow('fetch failed');
  });
});

async function findFreePort(): Promise<number> {
  const server = createHttpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
