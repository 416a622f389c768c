import type { Bytes } from '../protocol/bytes';
import type { LinkPhase, LinkVia } from '../protocol/link-phase';
import type { IssuedOptions } from './request-options';

/** What the page committed to in its prologue. */
export interface AcceptedPrologue {
  commitment: Bytes;
  publicKey: Bytes;
  /** The page proved that it is the one that was scanned. */
  codeFree: boolean;
}

export class Link {
  phase: LinkPhase = 'passkey';
  /** Only the newest options count. */
  options: IssuedOptions | null = null;
  optionsUsed = false;
  requests = 0;
  prologue: AcceptedPrologue | null = null;
  /** The phone's own half of the code. */
  identity: { publicKey: Bytes; nonce: Bytes } | null = null;
  code: string | null = null;
  codesMatch = false;
  /** From the page's pairing request: what the phone signs with. */
  pairingSecret: Bytes | null = null;
  deviceId: string | null = null;

  constructor(
    readonly id: number,
    readonly connectionId: number,
    readonly via: LinkVia,
    /** From the QR code or the pairing code. */
    readonly advSecret: Bytes,
    readonly startedAt: number,
  ) {}

  get isOpen(): boolean {
    return this.phase !== 'linked' && this.phase !== 'gone';
  }
}
