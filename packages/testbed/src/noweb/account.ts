import { createHmac } from 'node:crypto';
import type { Baileys, BinaryNode } from './load-baileys';
import type { CompanionQr } from './read-qr';
import { generateKeyPair } from './x25519';

/** Baileys' `WA_ADV_ACCOUNT_SIG_PREFIX`: what an account signature is over. */
const ACCOUNT_SIGNATURE = Uint8Array.of(6, 0);

/** One WhatsApp account: its phone number, key, and linked devices. */
export class Account {
  readonly #keys = generateKeyPair();
  readonly #devices = new Set<number>();

  constructor(
    private readonly baileys: Baileys,
    readonly phoneNumber: string,
  ) {}

  knows(device: number): boolean {
    return this.#devices.has(device);
  }

  get lid(): string {
    return `1${this.phoneNumber}@lid`;
  }

  unlink(device: number): void {
    this.#devices.delete(device);
  }

  /** Links the device behind a QR code: signed by the account, sealed by it. */
  link(qr: CompanionQr, id: string): BinaryNode {
    const device = this.#devices.size + 1;
    this.#devices.add(device);
    return {
      tag: 'iq',
      attrs: { from: 's.whatsapp.net', type: 'set', id },
      content: [
        {
          tag: 'pair-success',
          attrs: {},
          content: [
            {
              tag: 'device-identity',
              attrs: {},
              content: this.#signDevice(qr, device),
            },
            {
              tag: 'device',
              attrs: {
                jid: `${this.phoneNumber}:${device}@s.whatsapp.net`,
                lid: `1${this.phoneNumber}:${device}@lid`,
              },
            },
            { tag: 'platform', attrs: { name: 'android' } },
          ],
        },
      ],
    };
  }

  #signDevice(qr: CompanionQr, device: number): Uint8Array {
    const { proto, Curve } = this.baileys;
    const details = proto.ADVDeviceIdentity.encode({
      rawId: 1,
      timestamp: Math.floor(Date.now() / 1000),
      keyIndex: device,
    }).finish();
    const signed = proto.ADVSignedDeviceIdentity.encode({
      details,
      accountSignatureKey: this.#keys.publicKey,
      accountSignature: Curve.sign(
        this.#keys.privateKey,
        Buffer.concat([ACCOUNT_SIGNATURE, details, qr.identityKey]),
      ),
    }).finish();
    const hmac = createHmac('sha256', qr.advSecret).update(signed).digest();
    return proto.ADVSignedDeviceIdentityHMAC.encode({
      details: signed,
      hmac,
    }).finish();
  }
}
