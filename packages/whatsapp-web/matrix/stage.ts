import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  chromiumLaunchOptions,
  launchOwner,
  startStandIn,
} from '@waha-passkey/testbed';
import { LinkRun, type Way } from './link-run';

interface Job {
  /** The Node binary under test. */
  node: string;
  script: string;
  /** The browser under test; the owner has the installed one. */
  browser: string;
}

const notReached = { outcome: 'not-reached' } as const;

/** Links by QR code, by pairing code and by one on request; reports to its parent. */
async function tryAll({ node, script, browser }: Job): Promise<object> {
  const standIn = await startStandIn({ clockScale: 0.2 });
  const owner = await launchOwner(standIn);
  const { headless, args } = chromiumLaunchOptions(standIn);
  const tryWay = (way: Way) =>
    new LinkRun({ node, script, standIn, owner }).run({
      way,
      phoneNumber: standIn.account.phoneNumber,
      dataPath: mkdtempSync(path.join(os.tmpdir(), 'auth-')),
      puppeteer: { headless, args, executablePath: browser },
    });
  try {
    const qr = await tryWay('qr');
    const code = await tryWay('code');
    const onRequest = await tryWay('code on request');
    return {
      versions: { ...qr.versions, ...code.versions },
      checks: [
        { name: 'QR code', ...(qr.linked ?? notReached) },
        { name: 'pairing code', ...(code.linked ?? notReached) },
        { name: 'code on request', ...(onRequest.linked ?? notReached) },
        { name: 'logout()', ...(qr.loggedOut ?? notReached) },
        { name: 'destroy()', ...(code.closed ?? notReached) },
      ],
    };
  } finally {
    await owner.close();
    await standIn.stop();
  }
}

async function main(): Promise<void> {
  const answer = await tryAll(JSON.parse(process.argv[2] ?? '') as Job);
  process.send?.(answer, () => process.disconnect());
}

void main();
