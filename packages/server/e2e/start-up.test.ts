import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createDataFolder, removeDataFolder } from './hosts/data-folder';
import { spawnServer } from './hosts/server-process';

jest.setTimeout(60_000);

describe('a start that fails', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await createDataFolder();
  });

  afterEach(async () => {
    await removeDataFolder(folder);
  });

  const start = async (environment: NodeJS.ProcessEnv = {}) => {
    const child = spawnServer({
      WAHA_LOCAL_STORE_BASE_DIR: folder,
      WAHA_LOG_LEVEL: 'warn',
      ...environment,
    });
    const [[code], out, error] = await Promise.all([
      once(child, 'exit') as Promise<[number | null]>,
      text(child.stdout),
      text(child.stderr),
    ]);
    return { code, out, error };
  };

  it('as its port is taken says so, and how to choose another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);
    const ended = await start({ WHATSAPP_API_PORT: port });
    other.close();
    expect(ended).toEqual({
      code: 1,
      out: '',
      error: `Port ${port} of 127.0.0.1 is taken. Choose another by --port or WHATSAPP_API_PORT.\n`,
    });
  });

  it('as a setting is refused names the variable, and not its value', async () => {
    const ended = await start({ WAHA_API_KEY: `sha-512:${'c'.repeat(128)}` });
    expect(ended).toEqual({
      code: 1,
      out: '',
      error:
        'Cannot start with these settings: WAHA_API_KEY must be the key itself, or sha512: and 128 hex digits. It looks like a hash in another spelling, which would become the key itself\n',
    });
  });

  it('as its address is of another machine says so, and what to change', async () => {
    // RFC 5737: for documentation, of no machine.
    const hostname = '192.0.2.1';
    expect(await start({ WHATSAPP_API_HOSTNAME: hostname })).toEqual({
      code: 1,
      out: '',
      error: `This machine has no address ${hostname}. Choose another by WHATSAPP_API_HOSTNAME.\n`,
    });
  });
});
