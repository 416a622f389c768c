import {
  EngineName,
  silentLogger,
  type PasskeyLogger,
  type PasskeyReason,
  type PasskeyReasonCode,
} from '@waha-passkey/contract';
import { RefusingDriver } from '../refusing-driver';
import { gowsCapability, type GowsCapabilityOptions } from './gows-capability';
import type { GowsEventStream } from './gows-event-stream';
import { parseQrChannelItem, type QrChannelItem } from './qr-channel-item';

export interface GowsDriverOptions extends GowsCapabilityOptions {
  logger?: PasskeyLogger;
}

/** An older GOWS drops WhatsApp's request: only its codes run out. */
const mayBePasskey: PasskeyReason = {
  code: 'ENGINE_UNSUPPORTED',
  message:
    'The QR codes ran out. If none was scanned, start the session again; if one was, the account may be asking for a passkey, which this GOWS neither reports nor answers: link it with WEBJS.',
};

/** Reports the gate GOWS runs into, or steps aside where GOWS answers it. */
export class GowsPasskeyDriver extends RefusingDriver {
  private readonly native: boolean;
  private stream: GowsEventStream | null = null;
  private ranOut = false;

  constructor({ logger = silentLogger, ...options }: GowsDriverOptions = {}) {
    super(EngineName.GOWS, gowsCapability(options), logger);
    this.native = options.native === true;
  }

  /** Also set when an older GOWS only ran out of QR codes, which may be the gate. */
  override get failure(): PasskeyReason | null {
    return super.failure ?? (this.ranOut ? mayBePasskey : null);
  }

  /** Listens to an event stream; call it for each new one. */
  attachStream(stream: GowsEventStream): void {
    if (stream === this.stream) return;
    this.release();
    this.stream = stream;
    stream.on('data', this.onData);
  }

  /**
   * Takes one event, for a host that hands events on itself. True when it
   * belongs to the gate, so that the host must not take it for a failed QR.
   */
  take(message: unknown): boolean {
    if (this.native) return false;
    try {
      const item = parseQrChannelItem(message);
      return item !== null && this.follow(item);
    } catch (error) {
      const fault = error instanceof TypeError ? error.message : 'unknown';
      this.logger.warn(`Malformed event of GOWS: ${fault}.`);
      return false;
    }
  }

  /** Releases the stream: the session was stopped or logged out. */
  detach(reason: PasskeyReasonCode = 'SESSION_STOPPED'): void {
    this.release();
    this.ranOut = false;
    this.leaveGate(reason);
  }

  protected override get refusal(): string {
    return this.native
      ? 'GOWS answers the passkey itself on this WAHA. Use its own passkey routes.'
      : super.refusal;
  }

  private readonly onData = (message: unknown): void => void this.take(message);

  private follow({ event, options }: QrChannelItem): boolean {
    switch (event) {
      case 'passkey-request':
      case 'passkey-confirmation':
        this.ranOut = false;
        this.raiseGate(event, options);
        return true;
      case 'success':
        this.ranOut = false;
        this.passGate();
        return false;
      case 'code':
        this.onCode();
        return false;
      case 'err-scanned-without-multidevice':
        // The same code can be scanned again: nothing is over.
        return false;
      default:
        this.onEnd(event);
        return false;
    }
  }

  /** Codes rotate on behind the gate; after its end they mean a new start. */
  private onCode(): void {
    if (this.failure === null) return;
    this.ranOut = false;
    this.forgetGate();
  }

  /** WhatsApp stopped waiting (`timeout`), or something failed (`err-…`). */
  private onEnd(event: string): void {
    if (this.gateSeen) {
      this.failGate();
    } else if (event === 'timeout') {
      this.ranOut = true;
      this.logger.warn(mayBePasskey.message);
    }
  }

  private release(): void {
    this.stream?.off('data', this.onData);
    this.stream = null;
  }
}
