import {
  PasskeyReasonCode,
  SessionStatus,
  type SessionStatusPayload,
} from '@waha-passkey/contract';
import {
  ApiError,
  PasskeyClient,
  type PasskeySession,
} from '@waha-passkey/client';
import { SeenEvents } from '../session/seen-events';
import { startOrCreate } from '../session/start-or-create';
import type { Cleanup } from '@waha-passkey/cli/terminal';
import { setRefusingStage, type RefusingEngine } from '../stage/refusing-stage';
import { drawQr } from '@waha-passkey/cli/terminal';
import type { Timeline } from '../terminal/timeline';
import { followUntil } from './follow-until';
import { runStep } from './run-step';

const SESSION = 'demo';

/**
 * An account that asks for a passkey, on an engine that cannot answer: resolves
 * when it was refused as it should be, with a reason and a way out.
 */
export async function runRefusal(
  engine: RefusingEngine,
  timeline: Timeline,
  interrupted: AbortSignal,
  cleanup: Cleanup,
): Promise<void> {
  const step = <T>(name: string, work: (signal: AbortSignal) => Promise<T>) =>
    runStep(name, interrupted, work);

  timeline.text(`${engine} meets an account that asks for a passkey.\n`);
  const { stage, client, session, events } = await step(
    'set the stage',
    async () => {
      const stage = await setRefusingStage(engine, cleanup);
      const { url, apiKey } = stage.server;
      const client = new PasskeyClient({ url, apiKey: apiKey ?? '' });
      const session = client.session(SESSION);
      const events = await SeenEvents.open(session);
      cleanup.add(() => events.close());
      return { stage, client, session, events };
    },
  );
  const follow = (wanted: SessionStatus, signal: AbortSignal) =>
    followUntil(events, wanted, timeline, signal);
  const scan = async () => {
    const qr = await session.getQr();
    timeline.text(`\n${drawQr(qr, timeline.isTty)}\n`);
    await stage.scan(qr);
    timeline.act('phone', 'scanned the QR code');
  };

  await step('start the session', async (signal) => {
    await client.createSession({ name: SESSION, engine });
    await follow(SessionStatus.SCAN_QR_CODE, signal);
  });
  await step('scan the QR code', scan);
  const event = await step('the passkey is asked for', (signal) =>
    follow(SessionStatus.PASSKEY_REQUIRED, signal),
  );
  const refusal = await step('the answer is refused', () =>
    readRefusal(session, event),
  );
  timeline.act('server', `501: ${refusal.message}`);
  await step('the session ends with the reason', (signal) =>
    follow(SessionStatus.FAILED, signal),
  );
  const { alternatives } = refusal;
  timeline.act('server', `engines that can: ${alternatives.join(', ')}`);

  timeline.text('\nThe account needs no passkey any more; the same session:\n');
  await step('a new start links', async (signal) => {
    stage.dropGate();
    await startOrCreate(client, session);
    await follow(SessionStatus.SCAN_QR_CODE, signal);
    await scan();
    await follow(SessionStatus.WORKING, signal);
  });
  timeline.text(`\n${engine} reported the gate as it should: docs/engines.md`);
}

/** Throws unless event, attempt, routes and flags all tell the same refusal. */
async function readRefusal(
  session: PasskeySession,
  { data, passkey }: SessionStatusPayload,
) {
  if (data !== null) throw new Error('the event offers a challenge');
  if (passkey?.reason?.code !== PasskeyReasonCode.ENGINE_UNSUPPORTED) {
    throw new Error('the attempt does not say ENGINE_UNSUPPORTED');
  }
  const error = await session.getChallenge().then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError) || error.status !== 501) {
    throw new Error('GET challenge does not answer 501');
  }
  const { reason = null, supported = true } =
    (await session.getInfo()).engine?.capabilities?.passkey ?? {};
  if (supported || reason === null || reason.alternatives.length === 0) {
    throw new Error('the flags do not name an engine that can');
  }
  return reason;
}
