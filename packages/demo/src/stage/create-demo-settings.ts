import { readSettings, type Settings } from '@waha-passkey/server';
import {
  createTemporaryFolder,
  removeTemporaryFolder,
} from '@waha-passkey/browser';
import type { Cleanup } from '@waha-passkey/cli/terminal';

/**
 * A server of its own, with a data folder that is thrown away. Not the user's own
 * WAHA settings: their webhooks and sessions are none of the demo's.
 */
export async function createDemoSettings(cleanup: Cleanup): Promise<Settings> {
  const folder = await createTemporaryFolder();
  cleanup.add(() => removeTemporaryFolder(folder));
  return readSettings({
    PUPPETEER_EXECUTABLE_PATH: process.env['PUPPETEER_EXECUTABLE_PATH'],
    WAHA_LOCAL_STORE_BASE_DIR: folder,
    WAHA_LOG_LEVEL: 'error',
    WHATSAPP_API_PORT: '0',
  });
}
