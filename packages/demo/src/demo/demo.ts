import { isDeepStrictEqual } from 'node:util';
import type { PasskeyClient, PasskeySession } from '@waha-passkey/client';
import {
  SessionStatus,
  type PasskeyAttempt,
  type PasskeyChallenge,
  type SessionStatusPayload,
} from '@waha-passkey/contract';
import type { SeenEvents } from '../session/seen-events';
import type { WebhookReceiver } from './webhook-receiver';
import type { Stage } from '../stage/stage';
import { drawQr } from '@waha-passkey/cli/terminal';
import type { Timeline } from '../terminal/timeline';
import type { DemoOptions } from './demo-options';
import { followUntil } from './follow-until';
import { runStep } from './run-step';
import { waitUntil } from './wait-until';

export interface DemoCast extends Stage {
  client: PasskeyClient;
  session: PasskeySession;
  events: SeenEvents;
  webhooks: WebhookReceiver;
}

const { PASSKEY_CONFIRMATION_REQUIRED, PASSKEY_REQUIRED, WORKING } =
  SessionStatus;

/** One linking from STARTING to WORKING; every move is told on the timeline. */
export class Demo {
  constructor(
    private readonly cast: DemoCast,
    private readonly options: DemoOptions,
    private readonly timeline: Timeline,
    private readonly interrupted: AbortSignal,
  ) {}

  async run(): Promise<void> {
    await this.startSession();
    if (this.options.pairingCode) await this.typePairingCode();
    else await this.scanQr();
    const { challenge, attempt } = await this.waitForChallenge();
    if (this.options.code) await this.letTheWindowPass(attempt);
    await this.sign(challenge, attempt);
    await this.approve();
    if (this.options.code) await this.compareCodes(attempt);
    await this.waitForWorking();
  }

  private startSession(): Promise<void> {
    return runStep('start the session', this.interrupted, async (signal) => {
      const { client, session, webhooks } = this.cast;
      await client.createSession({
        name: session.name,
        config: { webhooks: [webhooks.target] },
      });
      await this.follow(SessionStatus.SCAN_QR_CODE, signal);
    });
  }

  private scanQr(): Promise<void> {
    return runStep('scan the QR code', this.interrupted, async () => {
      const qr = await this.cast.session.getQr();
      this.timeline.text(`\n${drawQr(qr, this.timeline.isTty)}\n`);
      await this.cast.standIn.phone.scan(qr);
      this.timeline.act('phone', 'scanned the QR code');
    });
  }

  private typePairingCode(): Promise<void> {
    return runStep('type the pairing code', this.interrupted, async () => {
      const { phone, account } = this.cast.standIn;
      const code = await this.cast.session.requestCode(account.phoneNumber);
      this.timeline.act('server', `asked for a pairing code: ${code}`);
      await phone.enterCode(code);
      this.timeline.act('phone', 'typed the pairing code');
    });
  }

  private waitForChallenge() {
    return runStep(
      'the passkey is asked for',
      this.interrupted,
      async (signal) => {
        const { data, passkey } = await this.follow(PASSKEY_REQUIRED, signal);
        const challenge = await this.cast.session.getChallenge();
        if (passkey === null || !isDeepStrictEqual(challenge, data)) {
          throw new Error('the event and GET challenge differ');
        }
        this.timeline.countDown('left to sign', passkey.expiresAt);
        return { challenge, attempt: passkey };
      },
    );
  }

  /** Sees to it that WhatsApp wants the codes compared. */
  private letTheWindowPass({ codeFreeUntil }: PasskeyAttempt): Promise<void> {
    return runStep('let the window pass', this.interrupted, async (signal) => {
      this.timeline.act('owner', 'takes time, until a code has to be compared');
      await waitUntil(codeFreeUntil ?? 0, signal);
    });
  }

  private sign(
    challenge: PasskeyChallenge,
    { attemptId }: PasskeyAttempt,
  ): Promise<void> {
    return runStep('the owner signs', this.interrupted, async () => {
      const owner = await this.cast.owner;
      const assertion = await owner.sign(challenge);
      this.timeline.act(
        'owner',
        'signed with the passkey, in their own browser',
      );
      this.timeline.countDown('', null);
      await this.cast.session.submit(assertion, { attemptId });
      this.timeline.act('server', 'checked it, and the page took it (201)');
    });
  }

  private approve(): Promise<void> {
    return runStep('the phone approves', this.interrupted, async (signal) => {
      await this.follow(SessionStatus.STARTING, signal);
      await this.cast.standIn.phone.approve({ signal });
      this.timeline.act('phone', 'approved');
    });
  }

  private compareCodes({ attemptId }: PasskeyAttempt): Promise<void> {
    return runStep(
      'the codes are compared',
      this.interrupted,
      async (signal) => {
        const { session, standIn } = this.cast;
        await this.follow(PASSKEY_CONFIRMATION_REQUIRED, signal);
        const [{ code }, shown] = await Promise.all([
          session.getConfirmation(),
          standIn.phone.code({ signal }),
        ]);
        this.timeline.act('server', `shows the code ${code}`);
        this.timeline.act('phone', `shows the code ${shown}`);
        if (code !== shown) {
          await session.reject({ attemptId });
          throw new Error('the codes differ, so the link was rejected');
        }
        await session.confirm({ attemptId });
        await standIn.phone.confirmCode({ signal });
        this.timeline.act('owner', 'confirmed on both sides: they match');
      },
    );
  }

  private waitForWorking(): Promise<unknown> {
    return runStep('WhatsApp links the device', this.interrupted, (signal) =>
      this.follow(WORKING, signal),
    );
  }

  private follow(
    wanted: SessionStatus,
    signal: AbortSignal,
  ): Promise<SessionStatusPayload> {
    return followUntil(this.cast.events, wanted, this.timeline, signal);
  }
}
