import { ServerClient } from '../api/server-client';
import { SessionEvents } from '../api/session-events';
import { WebhookReceiver } from '../api/webhook-receiver';
import type { Cleanup } from '../stage/cleanup';
import { setStage } from '../stage/stage';
import type { Timeline } from '../terminal/timeline';
import { Demo } from './demo';
import type { DemoOptions } from './demo-options';
import { playTogether } from './play-together';
import { runStep } from './run-step';
import { verifyDemo } from './verify-demo';

const SESSION = 'demo';

/** WhatsApp's five minutes in nine seconds, for who wants to see the code. */
const FAST = 0.03;

/** Resolves once the session is WORKING and all was verified. */
export async function runDemo(
  options: DemoOptions,
  timeline: Timeline,
  interrupted: AbortSignal,
  cleanup: Cleanup,
): Promise<void> {
  timeline.text('Links a WhatsApp account that asks for a passkey.');
  timeline.text(
    'Real: whatsapp-web.js, Chromium, WebAuthn, the server. Played: WhatsApp.',
  );
  const cast = await runStep('set the stage', interrupted, async () => {
    const stage = await setStage(
      {
        scenario: options.scenario,
        clockScale: options.code ? FAST : 1,
        headful: options.headful,
      },
      cleanup,
    );
    const { url, apiKey } = stage.server;
    const client = new ServerClient(url, apiKey ?? '', SESSION);
    const events = await SessionEvents.open(url, apiKey ?? '', SESSION);
    cleanup.add(() => events.close());
    const webhooks = await WebhookReceiver.open();
    cleanup.add(() => webhooks.close());
    return { ...stage, client, events, webhooks };
  });
  timeline.text(`The server of this demo: ${cast.server.url}\n`);

  if (options.interactive) {
    await playTogether(cast, options.port, timeline, interrupted, cleanup);
    return;
  }
  await new Demo(cast, options, timeline, interrupted).run();
  await runStep('verify', interrupted, (signal) =>
    verifyDemo(cast, timeline, signal),
  );
  timeline.text(`\nLinked in ${timeline.seconds.toFixed(1)} s. Try next:`);
  timeline.text('  npm run demo -- --interactive    you play phone and owner');
  timeline.text('  npm run demo -- --code           both sides show a code');
  timeline.text('  npm run demo -- --pairing-code   link by phone number');
  timeline.text('  npm start                        the server alone');
}
