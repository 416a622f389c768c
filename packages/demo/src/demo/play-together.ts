import { SessionStatus } from '@waha-passkey/contract';
import { Play } from '../play/play';
import { PlayServer } from '../play/play-server';
import { readPlayState } from '../play/read-play-state';
import type { Cleanup } from '@waha-passkey/cli/terminal';
import type { Timeline } from '../terminal/timeline';
import type { DemoCast } from './demo';
import { describeStatus } from './describe-status';
import { runStep } from './run-step';

/** A person plays phone and owner in a browser, until they press Ctrl-C. */
export async function playTogether(
  cast: DemoCast,
  port: number,
  timeline: Timeline,
  interrupted: AbortSignal,
  cleanup: Cleanup,
): Promise<void> {
  const { client, events, owner, session, standIn, webhooks } = cast;
  const play = new Play(
    client,
    session,
    {
      sign: async (challenge) => (await owner).sign(challenge),
      scan: (_engine, qr) => standIn.phone.scan(qr).then(() => undefined),
    },
    await readPlayState(client.url, session, standIn.phoneUrl),
  );
  const page = await runStep('open the page to play on', interrupted, () =>
    PlayServer.open(play, port, '--port'),
  );
  cleanup.add(() => page.close());
  await runStep('create the session', interrupted, () =>
    client.createSession({
      name: session.name,
      config: { webhooks: [webhooks.target] },
    }),
  );

  timeline.text(`Open ${timeline.style.bold(page.url)} and play the owner.`);
  timeline.text(`The phone is at ${standIn.phoneUrl}. Ctrl-C ends the demo.\n`);
  let shown = 0;
  play.observe(() => {
    for (const event of events.seen.slice(shown)) {
      timeline.status(event.status, describeStatus(event));
    }
    shown = events.seen.length;
  });
  try {
    await play.follow(events, interrupted);
  } catch (error) {
    if (!interrupted.aborted) throw error;
  }
  if (play.state.status !== SessionStatus.WORKING) interrupted.throwIfAborted();
}
