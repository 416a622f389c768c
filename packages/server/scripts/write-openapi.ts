// Writes docs/openapi.json: npm run openapi -w @waha-passkey/server
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'prettier';
import { createServer, readSettings } from '../src';

const document = path.resolve(__dirname, '../../../docs/openapi.json');

async function writeOpenApi(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waha-passkey-openapi-'));
  const server = await createServer(
    readSettings({
      WHATSAPP_API_PORT: '0',
      WAHA_LOCAL_STORE_BASE_DIR: folder,
      WAHA_LOG_LEVEL: 'error',
    }),
  );
  try {
    const response = await fetch(`${server.url}/-json`);
    const served: unknown = await response.json();
    const text = await format(JSON.stringify(served), { parser: 'json' });
    await writeFile(document, text);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

void writeOpenApi();
