import { EventEmitter } from 'node:events';
import type { PasskeyChange, PasskeySession } from '@waha-passkey/ceremony';
import {
  type PasskeyAttempt,
  type PasskeyCapability,
  type PasskeyChallenge,
  type PasskeyConfirmation,
  PasskeyPhase,
} from '@waha-passkey/contract';
import type { PagePasskeyDriver } from '../driver/page-passkey-driver';
import type { PagePasskeyEvents } from './passkey-events';

type StatusOver = PasskeySession['statusOver'];

/** One client's passkey requests as events and methods; see `attachPasskey`. */
export class PagePasskey extends EventEmitter<PagePasskeyEvents> {
  private readonly unobserve: (() => void)[];

  constructor(
    readonly session: PasskeySession,
    readonly driver: PagePasskeyDriver,
    private readonly release: () => Promise<void>,
  ) {
    super();
    this.unobserve = [
      session.observe((change) => this.tell(change)),
      session.observePairingCode((notice) => {
        if (notice) this.emit('pairing-code-ended', notice);
      }),
    ];
  }

  /** The newest attempt, also after its end; null before the first. */
  get attempt(): PasskeyAttempt | null {
    return this.session.attempt;
  }

  get capability(): PasskeyCapability {
    return this.session.capability;
  }

  /** Throws a `PasskeyError` with `PASSKEY_NOT_PENDING` when there is none. */
  challenge(): PasskeyChallenge {
    return this.session.challenge();
  }

  /** `assertion` is `credential.toJSON()` of the owner's browser. */
  submit(assertion: unknown): Promise<void> {
    return this.session.submit(assertion);
  }

  confirmation(): PasskeyConfirmation {
    return this.session.confirmation();
  }

  /** A human compared both codes, and they are equal. */
  confirm(): Promise<void> {
    return this.session.confirm();
  }

  reject(): Promise<void> {
    return this.session.reject();
  }

  /** Back to the QR code. */
  cancel(): Promise<void> {
    return this.session.cancel();
  }

  /** Makes WhatsApp Web ask again, with a fresh challenge. */
  renew(): Promise<void> {
    return this.session.renew();
  }

  /** What to tell clients while the host's own status is `status`. */
  statusOver(status: Parameters<StatusOver>[0]): ReturnType<StatusOver> {
    return this.session.statusOver(status);
  }

  /** Ends what is pending and unhooks the client. */
  async detach(): Promise<void> {
    this.session.close('SESSION_STOPPED');
    for (const end of this.unobserve) end();
    await this.release();
  }

  private tell(change: PasskeyChange): void {
    const { attempt, previousPhase } = change;
    this.emit('change', change);
    const isNews =
      previousPhase !== attempt.phase ||
      attempt.phase === PasskeyPhase.AWAITING_CONFIRMATION;
    if (!isNews) return;
    switch (attempt.phase) {
      case PasskeyPhase.AWAITING_ASSERTION:
        return void this.emit('required', {
          challenge: this.session.challenge(),
          attempt,
        });
      case PasskeyPhase.AWAITING_CONFIRMATION:
        return void this.emit('confirmation', {
          ...this.session.confirmation(),
          attempt,
        });
      case PasskeyPhase.AWAITING_PHONE:
        return void this.emit('accepted', attempt);
      case PasskeyPhase.COMPLETED:
        return void this.emit('completed', attempt);
      case PasskeyPhase.ENDED:
        return void this.emit('ended', attempt);
      case PasskeyPhase.GATE_SEEN:
      case PasskeyPhase.DELIVERING:
      case PasskeyPhase.COMPLETING:
    }
  }
}
