import type { RunningServer } from '@waha-passkey/server';
import { launchBrowser } from '@waha-passkey/browser';
import { launchOwner, type Owner } from '@waha-passkey/testbed';
import { PasskeyClient } from '@waha-passkey/client';
import { SeenEvents } from '../session/seen-events';
import { Play } from '../play/play';
import { PlayServer } from '../play/play-server';
import { readPlayState } from '../play/read-play-state';
import type { Cleanup } from '@waha-passkey/cli/terminal';
import { closeOwner } from '../stage/close-owner';
import type { PlayedWhatsApp } from './start-whatsapp';

const SESSION = 'default';

/**
 * The page on which a person plays phone and owner of the session `default`;
 * answers its address.
 */
export async function openPlayPage(
  played: PlayedWhatsApp,
  server: RunningServer,
  port: number,
  cleanup: Cleanup,
): Promise<string> {
  // Only the hash of the key is known: then nobody can be played for.
  if (server.apiKey === null) {
    return 'not here: WAHA_API_KEY is a hash, so this page could not use the API';
  }
  const { url, apiKey } = server;
  const client = new PasskeyClient({ url, apiKey });
  const session = client.session(SESSION);
  const events = await SeenEvents.open(session);
  cleanup.add(() => events.close());

  /** Started by the first signature: most runs of the server need none. */
  let owner: Promise<Owner> | null = null;
  cleanup.add(() => owner && closeOwner(owner));
  const play = new Play(
    client,
    session,
    {
      sign: async (challenge) => {
        owner ??= launchOwner(played.standIn, { launch: launchBrowser });
        return (await owner).sign(challenge);
      },
      scan: (engine, qr) => played.scan(engine, qr),
    },
    await readPlayState(url, session, played.standIn.phoneUrl),
  );
  const page = await PlayServer.open(play, port, '--play-port');
  cleanup.add(() => page.close());

  const ending = new AbortController();
  cleanup.add(() => ending.abort());
  play.follow(events, ending.signal).catch(() => page.close());
  return page.url;
}
