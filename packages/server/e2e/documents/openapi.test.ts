import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createServer, readSettings } from '../../src';
import { createDataFolder, removeDataFolder } from '../hosts/data-folder';

const document = path.resolve(__dirname, '../../../../docs/openapi.json');

it('docs/openapi.json is what the server serves', async () => {
  const folder = await createDataFolder();
  const server = await createServer(
    readSettings({
      WHATSAPP_API_PORT: '0',
      WAHA_LOCAL_STORE_BASE_DIR: folder,
      WAHA_LOG_LEVEL: 'error',
    }),
  );
  try {
    const response = await fetch(`${server.url}/-json`);
    // When it differs: npm run openapi -w @waha-passkey/server
    expect(JSON.parse(readFileSync(document, 'utf8'))).toEqual(
      await response.json(),
    );
  } finally {
    await server.close();
    await removeDataFolder(folder);
  }
});
