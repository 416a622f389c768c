// Pictures of every state of the page at 390 and 1280 px, to be looked at:
//   npm run screenshots -w @waha-passkey/handoff
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const album = path.join(root, '.data/screenshots');
const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', 'packages/handoff/e2e/states'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, HANDOFF_SCREENSHOTS: album },
  },
);
if (status === 0) console.log(`The pictures are in ${album}.`);
process.exitCode = status ?? 1;
