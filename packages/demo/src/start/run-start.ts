import { once } from 'node:events';
import path from 'node:path';
import {
  createServer,
  readSettings,
  type RunningServer,
  type Settings,
} from '@waha-passkey/server';
import type { Cleanup } from '@waha-passkey/cli/terminal';
import { openPlayPage } from './open-play-page';
import { startWhatsApp, type PlayedWhatsApp } from './start-whatsapp';

export interface StartOptions {
  live: boolean;
  port?: number;
  playPort: number;
  /** The file of the played account; made when it is not there. */
  account: string;
}

type Print = (line: string) => void;

/** Resolves when it was interrupted; `cleanup` then ends all of it. */
export async function runStart(
  options: StartOptions,
  print: Print,
  interrupted: AbortSignal,
  cleanup: Cleanup,
): Promise<void> {
  const played = options.live
    ? null
    : await startWhatsApp(options.account, cleanup);
  const settings = readStartSettings(options, played);
  const server = await createServer(settings, {
    ...(played && { transports: played.transports }),
    ownsProcess: true,
  });
  cleanup.add(() => server.close());

  print(`API        ${server.url}   (OpenAPI: ${server.url}/-json)`);
  printKey(server, print);
  print(`Sessions   ${settings.dataFolder}`);
  if (played) {
    const page = await openPlayPage(played, server, options.playPort, cleanup);
    print('WhatsApp   a stand-in; no real account can be linked');
    print(`Account    ${options.account}   (played, with its passkey)`);
    print(`Phone      ${played.standIn.phoneUrl}`);
    print(`Owner      ${page}   (signs by a click)`);
  } else {
    print('WhatsApp   the real web.whatsapp.com. This project was proved');
    print('           against a stand-in only: use an account you can spare.');
  }
  print('\nNext: start a session, then follow it (KEY is the one above).');
  print(
    `  curl -X POST ${server.url}/api/sessions -H "X-Api-Key: $KEY" \\\n` +
      `    -H 'Content-Type: application/json' -d '{"name":"default"}'`,
  );
  print(`  curl ${server.url}/api/sessions/default -H "X-Api-Key: $KEY"`);
  print(
    `  curl "${server.url}/api/default/auth/qr?format=image" -H "X-Api-Key: $KEY" > qr.png`,
  );
  print('\nCtrl-C ends it.');
  if (!interrupted.aborted) await once(interrupted, 'abort');
}

function readStartSettings(
  { live, port }: StartOptions,
  played: PlayedWhatsApp | null,
): Settings {
  const settings = readSettings({
    // Lines of JSON are for machines; here a person reads along.
    WAHA_LOG_LEVEL: 'warn',
    ...process.env,
  });
  const { args } = settings.browser;
  const { dataFolder } = settings;
  return {
    ...settings,
    port: port ?? settings.port,
    // A profile of the stand-in must never be opened at the real WhatsApp. No
    // session can have a name with a dot, so its folder is nobody's there.
    dataFolder: live ? dataFolder : path.join(dataFolder, '.stand-in'),
    browser: {
      ...settings.browser,
      args: [...args, ...(played?.standIn.chromiumArgs ?? [])],
    },
  };
}

function printKey({ apiKey }: RunningServer, print: Print): void {
  if (apiKey === null || process.env['WAHA_API_KEY']) {
    print('X-Api-Key  the one in WAHA_API_KEY');
    return;
  }
  print(`X-Api-Key  ${apiKey}   (for this run; WAHA_API_KEY keeps one)`);
}
