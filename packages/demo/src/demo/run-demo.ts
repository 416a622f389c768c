import { PasskeyClient } from '@waha-passkey/client';
import { WebhookReceiver } from './webhook-receiver';
import type { Cleanup } from '@waha-passkey/cli/terminal';
import { SeenEvents } from '../session/seen-events';
import { isPageEngine, pageLibraries } from '../stage/page-engines';
import { setStage } from '../stage/stage';
import type { Timeline } from '../terminal/timeline';
import { Demo } from './demo';
import type { DemoOptions } from './demo-options';
import { playTogether } from './play-together';
import { runRefusal } from './run-refusal';
import { runStep } from './run-step';
import { verifyDemo } from './verify-demo';

const SESSION = 'demo';

/** Instead of five minutes, for who wants to see the code. */
const SHORT_WINDOW_MS = 5_000;

/** Resolves once all came out as it should, and was verified. */
export async function runDemo(
  options: DemoOptions,
  timeline: Timeline,
  interrupted: AbortSignal,
  cleanup: Cleanup,
): Promise<void> {
  const { engine } = options;
  if (!isPageEngine(engine)) {
    return runRefusal(engine, timeline, interrupted, cleanup);
  }
  timeline.text('Links a WhatsApp account that asks for a passkey.');
  timeline.text(
    `Real: ${pageLibraries[engine]}, Chromium, WebAuthn, the server. Played: WhatsApp.`,
  );
  if (options.code) {
    timeline.text('Its window of five minutes is five seconds here.');
  }
  const cast = await runStep('set the stage', interrupted, async () => {
    // Closed last: the server still has an event to send when it stops.
    const webhooks = await WebhookReceiver.open();
    cleanup.add(() => webhooks.close());
    const stage = await setStage(
      {
        scenario: options.scenario,
        engine,
        windowMs: options.code ? SHORT_WINDOW_MS : null,
        headful: options.headful,
      },
      cleanup,
    );
    const { url, apiKey } = stage.server;
    const client = new PasskeyClient({ url, apiKey: apiKey ?? '' });
    const session = client.session(SESSION);
    const events = await SeenEvents.open(session);
    cleanup.add(() => events.close());
    return { ...stage, client, session, events, webhooks };
  });
  timeline.text(`The server of this demo: ${cast.server.url}\n`);

  if (options.interactive) {
    await playTogether(cast, options.port, timeline, interrupted, cleanup);
    return;
  }
  await new Demo(cast, options, timeline, interrupted).run();
  await runStep('verify', interrupted, (signal) =>
    verifyDemo(cast, { ...options, engine }, timeline, signal),
  );
  timeline.text(`\nLinked in ${timeline.seconds.toFixed(1)} s. Try next:`);
  timeline.text('  npm run demo -- --interactive    you play phone and owner');
  timeline.text('  npm run demo -- --code           both sides show a code');
  timeline.text('  npm run demo -- --pairing-code   link by phone number');
  timeline.text('  npm run demo -- --engine WPP     with WPPConnect');
  timeline.text('  npm run demo -- --engine NOWEB   an engine that cannot');
  timeline.text('  npm start                        the server alone');
}
