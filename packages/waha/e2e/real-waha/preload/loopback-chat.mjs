// For `node --import`, in WAHA's folder: Baileys finds its chat server on
// loopback, so that a session of a test cannot reach the real one.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const url = process.env.STAND_IN_CHAT_URL;
const resolve = createRequire(join(process.cwd(), 'package.json')).resolve;
const baileys = await import(
  pathToFileURL(resolve('@adiwajshing/baileys')).href
);
baileys.DEFAULT_CONNECTION_CONFIG.waWebSocketUrl = url;
