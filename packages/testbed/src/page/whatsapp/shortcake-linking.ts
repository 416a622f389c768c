import {
  digest,
  encodeText,
  fromBase64,
  joinBytes,
  randomBytes,
  toBase64,
  type Bytes,
} from '../../protocol/bytes';
import { deriveVerificationCode } from '../../protocol/link-code';
import type { PageRequest } from '../../protocol/messages';
import type { Scenario } from '../../protocol/scenario';
import type { AdvSecret } from './adv-secret';
import type { LinkDeviceEvents } from './link-device-events';

export const ShortcakeLinkingStage = {
  NotStarted: 'NotStarted',
  Initialized: 'Initialized',
  WaitingForPrimaryIdentity: 'WaitingForPrimaryIdentity',
  WaitingForVerificationCodeConfirmation:
    'WaitingForVerificationCodeConfirmation',
  WaitingForPairingCompletion: 'WaitingForPairingCompletion',
} as const;

export type ShortcakeLinkingStage =
  (typeof ShortcakeLinkingStage)[keyof typeof ShortcakeLinkingStage];

export interface Prologue {
  ref: string;
  commitment: string;
  publicKey: string;
  bytes: Bytes;
}

export interface ShortcakeLinkingDeps {
  readonly scenario: () => Scenario;
  readonly stageMs: number;
  readonly advSecret: AdvSecret;
  readonly events: LinkDeviceEvents;
  request(request: PageRequest): Promise<unknown>;
  /** A stage after the assertion failed. */
  onFailure(): void;
}

/** The stages after the assertion, each with its own clock. */
export class ShortcakeLinking {
  private stage: ShortcakeLinkingStage = ShortcakeLinkingStage.NotStarted;
  /** Grows with every reset, so that late answers are noticed. */
  private epoch = 0;
  private timer: number | undefined;
  private nonce = randomBytes(32);
  private publicKey = randomBytes(32);
  private code: string | null = null;
  private skipHandoffUx = false;

  constructor(private readonly deps: ShortcakeLinkingDeps) {}

  readonly getShortcakeLinkingStage = (): ShortcakeLinkingStage => this.stage;

  readonly getVerificationCode = (): string | null => this.code;

  async initialize(ref: string): Promise<Prologue> {
    this.reset();
    this.nonce = randomBytes(32);
    this.publicKey = randomBytes(32);
    const commitment = await digest(joinBytes(this.nonce, this.publicKey));
    this.stage = ShortcakeLinkingStage.Initialized;
    return {
      ref,
      commitment: toBase64(commitment),
      publicKey: toBase64(this.publicKey),
      bytes: joinBytes(encodeText(ref), commitment, this.publicKey),
    };
  }

  markPrologueSent(skipHandoffUx: boolean): void {
    this.skipHandoffUx = skipHandoffUx;
    this.enter(ShortcakeLinkingStage.WaitingForPrimaryIdentity);
    this.deps.events.fire('shortcake_prologue_sent');
  }

  async handlePrimaryIdentity(key: string, nonce: string): Promise<void> {
    if (this.stage !== ShortcakeLinkingStage.WaitingForPrimaryIdentity) {
      console.warn(`The phone answered in stage ${this.stage}: ignored.`);
      return;
    }
    this.enter(ShortcakeLinkingStage.WaitingForVerificationCodeConfirmation);
    await this.attempt(async () => {
      await this.deps.request({
        name: 'companion-nonce',
        nonce: toBase64(this.nonce),
      });
      return deriveVerificationCode(
        this.nonce,
        this.publicKey,
        fromBase64(nonce),
        fromBase64(key),
      );
    }, this.showCode);
  }

  async confirm(): Promise<void> {
    if (
      this.stage !==
      ShortcakeLinkingStage.WaitingForVerificationCodeConfirmation
    ) {
      throw new Error(`There is no code to confirm in stage ${this.stage}.`);
    }
    this.enter(ShortcakeLinkingStage.WaitingForPairingCompletion);
    await this.attempt(
      () =>
        this.deps.request({
          name: 'pairing-request',
          advSecret: this.deps.advSecret.base64,
        }),
      () => undefined,
    );
  }

  fail(reason: 'timeout' | 'server_error'): void {
    this.reset();
    this.deps.onFailure();
    this.deps.events.fire('shortcake_error', reason);
  }

  reset(): void {
    window.clearTimeout(this.timer);
    this.epoch += 1;
    this.stage = ShortcakeLinkingStage.NotStarted;
    this.code = null;
    this.skipHandoffUx = false;
  }

  private readonly showCode = (code: string): void => {
    this.code = code;
    if (this.deps.scenario().codeEventCarriesSkip) {
      this.deps.events.fire(
        'shortcake_verification_code_ready',
        code,
        this.skipHandoffUx,
      );
    } else {
      this.deps.events.fire('shortcake_verification_code_ready', code);
    }
  };

  private enter(stage: ShortcakeLinkingStage): void {
    window.clearTimeout(this.timer);
    this.stage = stage;
    this.timer = window.setTimeout(() => {
      this.fail('timeout');
    }, this.deps.stageMs);
  }

  private async attempt<T>(
    work: () => Promise<T>,
    then: (value: T) => void,
  ): Promise<void> {
    const epoch = this.epoch;
    try {
      const value = await work();
      if (epoch === this.epoch) then(value);
    } catch (error) {
      if (epoch === this.epoch) this.fail('server_error');
      throw error;
    }
  }
}
