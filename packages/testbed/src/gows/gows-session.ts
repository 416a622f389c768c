import type { PasskeyChallenge } from '@waha-passkey/contract';

const QR_CODES = 6;
/** whatsmeow shows its first code for a minute, the others for 20 s. */
const FIRST_CODE_MS = 60_000;
const NEXT_CODE_MS = 20_000;

export type PublishGowsEvent = (event: string, data: unknown) => void;

/** One session of GOWS that is being linked: its QR channel. */
export class GowsSession {
  #code: string | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly id: string,
    private readonly clockScale: number,
    private readonly publish: PublishGowsEvent,
  ) {}

  /** The code on show now. */
  shows(code: string): boolean {
    return this.#code === code;
  }

  start(): void {
    this.#showCode(0);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#code = null;
  }

  /** Codes go on rotating behind the gate, as whatsmeow lets them. */
  demandPasskey(publicKey: PasskeyChallenge | null): void {
    this.publishItem('passkey-request', {
      PasskeyRequest: { PublicKey: publicKey },
    });
  }

  link(phoneNumber: string): void {
    this.stop();
    this.publishItem('success');
    this.publish('gows.ConnectedEventData', {
      ID: `${phoneNumber}:1@s.whatsapp.net`,
      LID: `1${phoneNumber}:1@lid`,
      PushName: 'Stand-in',
    });
  }

  #showCode(index: number): void {
    if (index === QR_CODES) {
      this.stop();
      this.publishItem('timeout');
      return;
    }
    const timeoutMs =
      (index === 0 ? FIRST_CODE_MS : NEXT_CODE_MS) * this.clockScale;
    this.#code = `2@${this.id}-${index}-${Date.now()},AAAA,BBBB,CCCC,1`;
    // Go's time.Duration is nanoseconds.
    const Timeout = timeoutMs * 1_000_000;
    this.publishItem('code', { Code: this.#code, Timeout });
    this.#timer = setTimeout(() => this.#showCode(index + 1), timeoutMs);
  }

  /** Any item of the QR channel, for what nobody has seen yet. */
  publishItem(event: string, members: Record<string, unknown> = {}): void {
    this.publish('whatsmeow.QRChannelItem', {
      Event: event,
      Error: null,
      Code: '',
      Timeout: 0,
      ...members,
    });
  }
}
